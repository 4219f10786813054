# Signed requests for the recipes of these guides: `. docs/guides/ask.sh` in a shell at the root of the checkout.

venue=${MARGRAVE_URL:-http://127.0.0.1:9080}

# as_key <key> <secret> <METHOD> <path> [parameters]: signs by the venue's own time, or by $timestamp where that is set.
as_key() {
  query="${5:+$5&}timestamp=${timestamp:-$(curl -s "$venue/api/v3/time" | tr -cd 0-9)}"
  signature=$(printf %s "$query" | openssl dgst -sha256 -hmac "$2" | sed 's/^.* //')
  curl -s -X "$3" -H "X-MBX-APIKEY: $1" "$venue$4?$query&signature=$signature"
  echo
}

# ask <account> <METHOD> <path> [parameters]: signs with the first key of an account.
ask() {
  pair=$(curl -s "$venue/margrave/v1/accounts" | node -e '
    const { accounts } = JSON.parse(require("fs").readFileSync(0, "utf8"));
    const { apiKey, secret } = accounts.find(({ name }) => name === process.argv[1]);
    console.log(apiKey, secret);' "$1")
  shift
  as_key "${pair% *}" "${pair#* }" "$@"
}

# moves <account> <type> <amount> <asset> [symbol of an isolated account]: a universal transfer.
moves() {
  case $2 in ISOLATED_MARGIN_*) symbol="&fromSymbol=$5" ;; *_ISOLATED_MARGIN) symbol="&toSymbol=$5" ;; *) symbol= ;; esac
  ask "$1" POST /sapi/v1/asset/transfer "type=$2&amount=$3&asset=$4$symbol"
}

# hears <name> <path> [message]: listens there, having said the message, and prints what comes while the shell goes on.
hears() {
  node docs/guides/listen.mjs "$1" "ws${venue#http}$2" "${3-}"
}
