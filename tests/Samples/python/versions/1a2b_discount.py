"""discount

Revision ID: 1a2b
Revises:
"""
import sqlalchemy as sa
from alembic import op

revision = "1a2b"
down_revision = None


def upgrade():
    op.add_column("products", sa.Column("discount", sa.Integer(), nullable=False, server_default="0"))
    # data: migration-not-null-without-default
    op.add_column("products", sa.Column("origin", sa.String(2), nullable=False))
    # data: migration-loses-data
    op.drop_column("purchases", "note")


def downgrade():
    op.add_column("purchases", sa.Column("note", sa.String(200)))
    op.drop_column("products", "origin")
    op.drop_column("products", "discount")
