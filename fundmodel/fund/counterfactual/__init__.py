"""Compared with what?"""
