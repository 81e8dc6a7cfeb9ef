"""What a meeting is: the course, its people, meetings and agreements, and their rules."""
