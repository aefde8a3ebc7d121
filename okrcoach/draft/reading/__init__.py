"""What a brief says: its goal part by part, what the goal is about, and what the playbooks hold for it."""
