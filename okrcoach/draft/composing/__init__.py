"""What the playbooks make of a brief: objectives, key results and projects, chosen and put into words."""
