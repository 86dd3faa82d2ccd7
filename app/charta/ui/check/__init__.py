"""The wording check in the window: findings beside a text, below an editor, and of the whole charter."""
