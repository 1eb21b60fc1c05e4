"""Which social-protection rights a family in a Serbian municipality has, and why."""
