"""What do the towers earn and cost?"""
