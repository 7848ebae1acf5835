# jq's functions that are best said in jq, by its manual. What is faster or simpler in Java is in Builtins.java.
def map(f): [.[] | f];
def select(f): if f then . else empty end;
def recurse: recurse(.[]?);
def recurse_down: recurse;
def values: select(. != null);
def nulls: select(. == null);
def booleans: select(type == "boolean");
def numbers: select(type == "number");
def strings: select(type == "string");
def arrays: select(type == "array");
def objects: select(type == "object");
def iterables: select(type | . == "array" or . == "object");
def scalars: select(type | . != "array" and . != "object");
def finites: select(isinfinite or isnan | not);
def normals: select(isnormal);
def toarray: if type == "array" then . else [.] end;

def map_values(f): .[] |= f;
def to_entries: [keys_unsorted[] as $k | {key: $k, value: .[$k]}];
def from_entries: _merged(.[] | {(.key // .k // .name // .Name // .K // .Key):
                               (if has("value") then .value elif has("v") then .v else .Value end)});
def with_entries(f): to_entries | map(f) | from_entries;
def del(f): delpaths([path(f)]);
def pick(paths): . as $whole | reduce path(paths) as $path (null; setpath($path; $whole | getpath($path)));
def paths: path(..) | select(length > 0);
def paths(f): path(.. | select(f)) | select(length > 0);
def leaf_paths: paths(scalars);

def add: add(.[]);
def any(generator; condition): isempty(first(generator | condition | select(.))) | not;
def any(condition): any(.[]; condition);
def any: any(.);
def all(generator; condition): isempty(first(generator | condition | select(. | not)));
def all(condition): all(.[]; condition);
def all: all(.);
def in(container): . as $key | container | has($key);
def inside(container): . as $part | container | contains($part);
def IN(stream): any(stream == .; .);
def IN(source; stream): any(source == stream; .);
def INDEX(key): INDEX(.[]; key);
def JOIN($index; key): [.[] | [., $index[key]]];
def JOIN($index; stream; key): stream | [., $index[key]];
def JOIN($index; stream; key; joined): stream | [., $index[key]] | joined;

def first: .[0];
def last: .[-1];
def last(f): reduce f as $x (null; $x);
def nth($n): .[$n];
def nth($n; f): if $n < 0 then error("Out of bounds negative array index") else last(limit($n + 1; f)) end;
def range($n): range(0; $n);
def flatten: flatten(1000000);
def combinations: if length == 0 then [] else .[0][] as $x | (.[1:] | combinations) as $rest | [$x] + $rest end;
def combinations(n): . as $values | [range(n)] | map($values) | combinations;
def walk(f): def w: if type == "object" then map_values(w) elif type == "array" then map(w) else . end | f; w;
def transpose: if . == [] then [] else . as $rows | (map(length) | max) as $width
  | [range(0; $width) as $j | [range(0; $rows | length) as $i | $rows[$i][$j]]] end;
def todate: strftime("%Y-%m-%dT%H:%M:%SZ");
def fromdateiso8601: strptime("%Y-%m-%dT%H:%M:%SZ") | mktime;
def todateiso8601: todate;
def fromdate: fromdateiso8601;
def date: todate;
def dateadd(unit; n): . + n;
def datesub(unit; n): . - n;

def match(re; flags): _match(re; flags; false) | .[];
def match($val): ($val | type) as $type
  | if $type == "string" then match($val; null)
    elif $type == "array" and ($val | length) > 1 then match($val[0]; $val[1])
    elif $type == "array" and ($val | length) > 0 then match($val[0]; null)
    else error($type + " not a string or array") end;
def test(re; flags): _match(re; flags; true);
def test($val): ($val | type) as $type
  | if $type == "string" then test($val; null)
    elif $type == "array" and ($val | length) > 1 then test($val[0]; $val[1])
    elif $type == "array" and ($val | length) > 0 then test($val[0]; null)
    else error($type + " not a string or array") end;
def _captured: reduce (.captures[] | select(.name != null)) as $c ({}; . + {($c.name): $c.string});
def capture(re; flags): match(re; flags) | _captured;
def capture($val): match($val) | _captured;
def scan($re; $flags): match($re; "g" + $flags) | if .captures == [] then .string else [.captures[].string] end;
def scan($re): scan($re; null);
def splits($re; $flags): . as $text
  | [foreach (match($re; $flags + "g"), null) as $m ({to: 0};
      .to as $from | if $m == null then {part: $text[$from:]} else {part: $text[$from:$m.offset], to: ($m.offset + $m.length)} end;
      .part)] | .[];
def splits($re): splits($re; null);
def split($re; $flags): [splits($re; $flags)];
def sub($re; text; $flags): . as $in
  | (reduce match($re; $flags) as $m ({parts: [], from: 0};
      $in[.from:$m.offset] as $gap
      | [$m | _captured | text] as $inserts
      | reduce range(0; $inserts | length) as $i (.; .parts[$i] += $gap + $inserts[$i])
      | .from = $m.offset + $m.length)
    | .parts[] + $in[.from:]) // $in;
def sub($re; text): sub($re; text; "");
def gsub($re; text; $flags): sub($re; text; $flags + "g");
def gsub($re; text): sub($re; text; "g");
def ascii: [.] | implode;

def tostream: path(def r: (.[]? | r), .; r) as $p | getpath($p)
  | reduce path(.[]?) as $q ([$p, .]; [$p + $q]);
def fromstream(f): {x: null, e: false} as $init
  | foreach f as $i ($init;
      if .e then $init else . end
      | if $i | length == 2
        then setpath(["e"]; $i[0] | length == 0) | setpath(["x"] + $i[0]; $i[1])
        else setpath(["e"]; $i[0] | length == 1) end;
      if .e then .x else empty end);
def truncate_stream(stream): . as $n | null | stream | . as $input
  | if (.[0] | length) > $n then setpath([0]; .[0][$n:]) else empty end;
