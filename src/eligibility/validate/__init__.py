"""What a draft act gets wrong and what it changes: findings, proofs, differences."""
