import LibPQ
import SummitModel
import SummitRepository

/// A timeline of any size, the same for the same size: drawn by hashing numbers, with the skew of the real one. Few
/// states and people make most of the news, recent years have more of it, most events are bilateral, a few are large,
/// nobody is in office for longer than eight years. As in a real one the articles came about in the order of the days,
/// and keys are hashes.
struct Generator {
  let connection: Connection
  let events: Int

  /// States, as many as there are.
  static let states = 195
  /// People of each state in each of ten terms; the first ones are busy.
  static let peopleOfATerm = 100
  static let terms = 10
  /// The first day of all, and how many days a term has.
  static let firstDay = Day(number: -9131)
  static let daysOfATerm = 2950
  static let places = 50_000
  static let topics = 60

  /// Fills an empty timeline; indexes are made at the end, and the foreign keys are not looked at.
  func fill() throws {
    let indexes = try connection.execute(
      """
      select 'drop index ' || indexname, indexdef from pg_indexes
      where schemaname = current_schema() and indexname like '%\\_idx'
      union all
      select format('alter table %s drop constraint %s', conrelid::regclass, conname),
        format('alter table %s add constraint %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
      from pg_constraint own
      where contype = 'p' and connamespace = current_schema()::regnamespace
        and not exists (select from pg_constraint foreign_key where foreign_key.confrelid = own.conrelid)
      order by 2
      """
    ).map { (drop: try $0.text(0), make: try $0.text(1)) }
    for index in indexes { try connection.execute(index.drop) }
    try connection.execute("set session_replication_role = replica")
    try connection.execute("set maintenance_work_mem = '512MB'")
    try connection.execute("set work_mem = '256MB'")
    try connection.run(script: Self.functions)
    for statement in references + mainRows { try connection.execute(statement, [.int(events)]) }
    for index in indexes { try connection.execute(index.make) }
    for setting in ["session_replication_role", "maintenance_work_mem", "work_mem"] {
      try connection.execute("reset \(setting)")
    }
    try connection.execute("vacuum analyze")
  }

  /// The family name of a person by number: three syllables, another one for each.
  static func family(of person: Int) -> String {
    let number = person * 7919 % 1_000_000
    return [number / 10_000, number / 100 % 100, number % 100].map { syllable in
      let consonants = Array("bcdfghjklmnprstvwxyz")
      return "\(consonants[syllable / 5])\(Array("aeiou")[syllable % 5])"
    }.joined()
  }

  /// A number from 0 to 1 for each number and purpose; and one that favours small ones.
  private static let functions = """
    create or replace function pg_temp.u(number bigint, purpose bigint) returns double precision
      language sql immutable return
      ((hashint8extended(number, purpose) >> 11) & 9007199254740991)::double precision / 9007199254740992;
    create or replace function pg_temp.state(number bigint, purpose bigint) returns integer
      language sql immutable return floor(195 * pg_temp.u(number, purpose) ^ 3)::integer;
    create or replace function pg_temp.code(state integer) returns text
      language sql immutable return chr(65 + state / 26) || chr(65 + state % 26);
    create or replace function pg_temp.key(number bigint) returns bigint
      language sql immutable return hashint8extended(number, 99) & 9223372036854775807;
    create or replace function pg_temp.person(state integer, day date, number bigint, purpose bigint) returns bigint
      language sql immutable return state * 1000 + (day - date '1945-01-01') / 2950 * 100
      + floor(100 * pg_temp.u(number, purpose) ^ 1.5);
    create or replace function pg_temp.syllable(number bigint) returns text language sql immutable return
      substr('bcdfghjklmnprstvwxyz', (number % 100 / 5 + 1)::integer, 1) || substr('aeiou', (number % 5 + 1)::integer, 1);
    create or replace function pg_temp.family(person bigint) returns text language sql immutable return
      pg_temp.syllable(person * 7919 % 1000000 / 10000) || pg_temp.syllable(person * 7919 % 10000 / 100)
      || pg_temp.syllable(person * 7919 % 100);
    create or replace function pg_temp.day(number bigint, total bigint) returns date
      language sql immutable return date '1945-01-01'
      + floor(29480 * (number::double precision / total) ^ 0.6 + 19 * pg_temp.u(number, 1))::integer;
    create or replace function pg_temp.sides(number bigint) returns integer language sql immutable return
      case when pg_temp.u(number, 2) < 0.8 then 2 when pg_temp.u(number, 2) < 0.96 then 3 + (number % 6)::integer
        else 20 + (number % 21)::integer end;
    create or replace function pg_temp.persons(number bigint) returns integer language sql immutable return
      case when pg_temp.u(number, 2) < 0.8 then 4 when pg_temp.u(number, 2) < 0.96 then 2 else 1 end;
    """

  private var references: [String] {
    [
      "insert into run (id, extractor_version, command) select 1, 'bench', 'load' where $1 > 0",
      "insert into country select pg_temp.code(i), 'State ' || i from generate_series(0, 194) i where $1 > 0",
      "insert into topic select 'topic' || i, 'Topic ' || i from generate_series(0, 59) i where $1 > 0",
      """
      insert into person select i, initcap(pg_temp.syllable(i) || pg_temp.syllable(i / 7) || ' ' || pg_temp.family(i))
      from generate_series(0, 194999) i where $1 > 0
      """,
      "insert into person_name select id, name, lower(name) from person where $1 > 0",
      """
      insert into place (id, name, city, country_code, country_name, latitude, longitude, folded)
      select i, 'City ' || i, 'City ' || i, pg_temp.code(pg_temp.state(i, 20)), 'State ' || pg_temp.state(i, 20),
        pg_temp.u(i, 21) * 140 - 60, pg_temp.u(i, 22) * 360 - 180, 'city ' || i from generate_series(0, 49999) i
      where $1 > 0
      """,
    ]
  }

  private var mainRows: [String] {
    [
      """
      insert into article (id, identity, path, title, published, published_basis, publisher, language, text,
        reading_digest, article_digest, run_id)
      select pg_temp.key(i), 'bench:' || i, 'bench.jsonl:' || i, 'Leaders meet in City ' || floor(50000 * pg_temp.u(i, 5) ^ 3),
        pg_temp.day(i, $1) + 1, 'record', 'Bench wire', 'en', 'They met in a city and talked about topics.', i::text, i::text, 1
      from generate_series(1, $1::bigint) i
      """,
      """
      insert into event (id, slug, name, kind, format, level, status, date_start, date_end, start_is_approximate,
        end_is_approximate, date_basis, edtf, earliest, latest, place_id, country_code, host,
        confidence, report_count, states, people, announced_as, announced_on, search)
      select pg_temp.key(i), 'event-' || i, name, kind, format, level, status, first::text, last::text, false, false, 'explicit',
        first || '/' || last, first, last, place, pg_temp.code(pg_temp.state(place, 20)), pg_temp.code(pg_temp.state(place, 20)),
        0.8, 1,
        array(select distinct pg_temp.code(pg_temp.state(i * 64 + side, 10)) from generate_series(0, pg_temp.sides(i) - 1) side
          order by 1),
        array(select distinct pg_temp.person(pg_temp.state(i * 64 + side, 10), first, (i * 64 + side) * 4 + number, 11)
          from generate_series(0, pg_temp.sides(i) - 1) side, generate_series(0, pg_temp.persons(i) - 1) number order by 1),
        case status when 'scheduled' then status end, case status when 'scheduled' then first + 1 end,
        to_tsvector('english', name || ' ' || kind || ' topic' || floor(60 * pg_temp.u(i, 9) ^ 2)
          || ' ' || pg_temp.family(pg_temp.person(pg_temp.state(i * 64, 10), first, i * 64 * 4, 11)))
      from (
        select i, 'Meeting in City ' || floor(50000 * pg_temp.u(i, 5) ^ 3) as name,
          floor(50000 * pg_temp.u(i, 5) ^ 3)::bigint as place,
          (array['meeting', 'meeting', 'meeting', 'visit', 'visit', 'call', 'summit', 'negotiation', 'conference',
            'signing'])[1 + floor(10 * pg_temp.u(i, 3))::integer] as kind,
          case pg_temp.sides(i) when 2 then 'bilateral' when 3 then 'trilateral' else 'multilateral' end as format,
          (array['leaders', 'ministers', 'ministers', 'officials'])[1 + floor(4 * pg_temp.u(i, 4))::integer] as level,
          case when pg_temp.u(i, 6) < 0.9 then 'held' else 'scheduled' end as status, pg_temp.day(i, $1) as first,
          pg_temp.day(i, $1) + case when pg_temp.u(i, 7) < 0.99 then floor(4 * pg_temp.u(i, 8) ^ 3)::integer
            else 60 + (i % 200)::integer end as last
        from generate_series(1, $1::bigint) i) drawn
      """,
      "insert into event_slug select slug, id from event where $1 > 0",
      """
      insert into participation (event_id, ordinal, earliest, person_id, office, country_code, rank, role, as_written)
      select pg_temp.key(i), side * each + number, day, pg_temp.person(state, day, (i * 64 + side) * 4 + number, 11),
        'Minister', pg_temp.code(state), 'minister', 'participant', 'the minister'
      from generate_series(1, $1::bigint) i, pg_temp.day(i, $1) day, pg_temp.persons(i) each, generate_series(0, pg_temp.sides(i) - 1) side,
        pg_temp.state(i * 64 + side, 10) state, generate_series(0, each - 1) number
      """,
      """
      insert into event_topic (event_id, ordinal, earliest, topic_code, label, as_written)
      select pg_temp.key(i), number, pg_temp.day(i, $1), 'topic' || floor(60 * pg_temp.u(i * 4 + number, 9) ^ 2), 'Topic', 'topic'
      from generate_series(1, $1::bigint) i, generate_series(0, (i % 3)::integer) number
      """,
      """
      insert into report (id, article_id, ordinal, event_id, neighbourhood, run_id, name, kind, format, level, status, start_is_approximate,
        end_is_approximate, confidence, participants, topics, outcomes, sentences, evidence)
      select id, id, 0, id, id, 1, name, kind, format, level, status, false, false, 0.8, '[]', '[]', '[]',
        '[[0,43,"They met in a city and talked about topics."]]',
        (select json_agg(json_build_array(0, field, name, null, null, 'bench'))
        from unnest(array['kind', 'date', 'participants']) field)
      from event where $1 > 0
      """,
    ]
  }
}
