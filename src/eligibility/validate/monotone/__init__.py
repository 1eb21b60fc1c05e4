"""Whether amounts go one way as an income, a family or the order of birth grows."""
