"""The web side of the shop."""
import hashlib
import os
import pickle
import random
import secrets
import sqlite3
import subprocess

import requests
import yaml
from flask import Flask, redirect, render_template_string, request, send_file
from markupsafe import escape
from werkzeug.utils import secure_filename

app = Flask(__name__)
FILES = "/srv/files"
TABLES = {"orders": "orders", "items": "items"}
# security: hardcoded-secret
AWS_KEY = "{{SECRET:AWS}}"
# security: hardcoded-secret
api_token = "{{SECRET:RANDOM}}"
password = os.environ["SHOP_PASSWORD"]
PASSWORD_FIELD = "password_confirmation1"
token_placeholder = "your-token-goes-here-1"


@app.route("/orders")
def orders():
    db = sqlite3.connect("shop.db")
    name = request.args.get("name")
    # security: sql-injection
    rows = db.execute(f"SELECT id FROM orders WHERE name = '{name}'")
    more = db.execute("SELECT id FROM orders WHERE name = ?", (name,))
    number = int(request.args["number"])
    exact = db.execute(f"SELECT id FROM orders WHERE id = {number}")
    return {"rows": rows.fetchall(), "more": more.fetchall(), "exact": exact.fetchall()}


def find(db, customer):
    query = "SELECT * FROM orders WHERE customer = '" + customer + "'"  # data+0: select-star
    # security: sql-injection
    return db.execute(query).fetchall()


def by_ids(db, ids):
    marks = ",".join("?" * len(ids))
    return db.execute(f"SELECT * FROM orders WHERE id IN ({marks})", ids).fetchall()  # data+0: select-star


@app.route("/table/<name>")
def table(name):
    db = sqlite3.connect("shop.db")
    if name not in TABLES:
        return "unknown", 404
    return {"rows": db.execute(f"SELECT * FROM {name} WHERE hidden = 0").fetchall()}  # data+0: select-star


def log(customer):
    print("select one from the list for %s" % customer)


@app.route("/ping")
def ping():
    host = request.args["host"]
    # security: command-injection
    os.system("ping -c 1 " + host)
    subprocess.run(["ping", "-c", "1", host], check=True)
    return "ok"


@app.route("/page")
def page():
    name = request.args.get("name", "")
    # security: template-injection
    return render_template_string("<h1>" + name + "</h1>")


@app.route("/safe-page")
def safe_page():
    name = request.args.get("name", "")
    return render_template_string("<h1>{{ name }}</h1>", name=name)


@app.route("/hello")
def hello():
    name = request.args.get("name", "")
    # security: cross-site-scripting
    return f"<p>Hello {name}</p>"


@app.route("/greet")
def greet():
    name = escape(request.args.get("name", ""))
    return f"<p>Hello {name}</p>"


@app.route("/file")
def file():
    # security: path-traversal
    return send_file(os.path.join(FILES, request.args["file"]))


@app.route("/upload")
def upload():
    return send_file(os.path.join(FILES, secure_filename(request.args["file"])))


@app.route("/state", methods=["POST"])
def state():
    # security: unsafe-deserialisation
    return pickle.loads(request.data)


def settings(path):
    with open(path) as stream:
        # security: unsafe-deserialisation
        first = yaml.load(stream, Loader=yaml.Loader)
        second = yaml.safe_load(stream)
        third = yaml.load(stream, Loader=yaml.SafeLoader)
    return first, second, third


@app.route("/proxy")
def proxy():
    # security: server-side-request
    requests.get(request.args["url"], timeout=5)
    return requests.get("https://api.example.com/items/" + request.args["item"], timeout=5).text


@app.route("/go")
def go():
    # security: open-redirect
    return redirect(request.args["next"])


def hash_password(value):
    # security: weak-hash
    return hashlib.md5(value.encode()).hexdigest()


def etag(content):
    return hashlib.md5(content).hexdigest()


def reset_token():
    # security: weak-random
    return "".join(random.choice("abcdefgh") for _ in range(20))


def session_token():
    return secrets.token_hex(20)


def shuffle(cards):
    return random.sample(cards, len(cards))


def fetch(url):
    # security: certificate-not-checked
    return requests.post(url, verify=False, timeout=5)


def calculate(expression):
    # security: code-injection
    return eval(expression)


if __name__ == "__main__":
    # security: debug-enabled
    app.run(debug=True)
