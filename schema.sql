-- The timeline's tables, from top to bottom: who and where, articles, what each article reports,
-- the events that follow from the reports, the sentences behind it all, and what curators decided.
--
-- An article *reports* events; reports that tell of one occasion make one *event*, whose values follow from them
-- by stated rules and can be rebuilt from them at any time. *Evidence* is a sentence that speaks for one field.
--
-- Ids are 63-bit hashes of natural keys that the program computes: loading again writes nothing new. No triggers,
-- sequences, enum types or extensions: plain PostgreSQL 14 or newer. Applied in one transaction.

-- 1. The schema itself and the runs that filled it

create table schema_version (
  version integer not null,
  applied_at timestamptz not null default now(),
  constraint schema_version_pkey primary key (version)
);

create table run (
  id bigint not null,
  extractor_version text not null,
  command text not null,
  started_at timestamptz not null default now(),
  constraint run_pkey primary key (id)
);

-- 2. Who, where and what about: small, shared tables

create table country (
  code text not null,
  name text not null,
  constraint country_pkey primary key (code)
);

create table organisation (
  code text not null,
  name text not null,
  constraint organisation_pkey primary key (code)
);

create table topic (
  code text not null,
  label text not null,
  constraint topic_pkey primary key (code)
);

create table person (
  id bigint not null,
  name text not null,
  constraint person_pkey primary key (id)
);

create table person_name (
  person_id bigint not null,
  name text not null,
  folded text not null,
  constraint person_name_pkey primary key (person_id, name)
);

create table place (
  id bigint not null,
  name text not null,
  venue text,
  city text,
  admin1 text,
  country_code text,
  country_name text,
  latitude double precision,
  longitude double precision,
  geoname_id bigint,
  folded text not null,
  constraint place_pkey primary key (id),
  constraint place_coordinates_check check (
    (latitude is null) = (longitude is null) and abs(latitude) <= 90 and abs(longitude) <= 180)
);

-- 3. Articles and what is quoted in them

create table article (
  id bigint not null,
  identity text not null,
  source_id text,
  path text not null,
  title text,
  published date,
  published_basis text,
  publisher text,
  url text,
  language text,
  text text not null,
  quotes json not null default '[]',
  reading_digest text not null,
  article_digest text not null,
  sketch bytea,
  run_id bigint not null,
  constraint article_pkey primary key (id),
  constraint article_published_check check ((published is null) = (published_basis is null)),
  constraint article_published_basis_check check (published_basis in (
    'record', 'structured', 'meta', 'time', 'url', 'changed', 'line', 'dateline', 'given'))
);

-- The quotes of an article stand in its own row, as the lists of a report do in section 5; this view gives them row by row,
-- with the words that stand there in the text.
create view quote as
select article.id as article_id, (told.ordinality - 1)::integer as ordinal, told.item ->> 0 as speaker,
  (told.item ->> 1)::bigint as person_id,
  substr(article.text, (told.item ->> 2)::integer + 1, (told.item ->> 3)::integer - (told.item ->> 2)::integer) as words,
  (told.item ->> 2)::integer as words_start, (told.item ->> 3)::integer as words_end,
  (told.item ->> 4)::boolean as is_direct
from article, json_array_elements(article.quotes) with ordinality as told (item);

-- 4. Events: the accepted view

create table event (
  id bigint not null,
  slug text collate "C" not null,
  name text not null,
  kind text not null,
  format text not null,
  level text not null,
  status text not null,
  visit_type text,
  date_start text,
  date_end text,
  start_is_approximate boolean not null,
  end_is_approximate boolean not null,
  date_basis text,
  edtf text,
  earliest date,
  latest date,
  span daterange generated always as (
    case when earliest is not null then daterange(earliest, latest, '[]') end) stored,
  place_id bigint,
  place_as_written text,
  country_code text,
  host text,
  series text,
  edition integer,
  part_of text,
  confidence double precision not null,
  report_count integer not null,
  source_count integer not null default 1,
  conflicting_fields text not null default '',
  review text not null default 'open',
  part_of_id bigint,
  states text[] not null default '{}',
  people bigint[] not null default '{}',
  announced_as text,
  announced_on date,
  search tsvector not null,
  -- With its days and its name beside it, so that lists are put in order from the index alone.
  constraint event_pkey primary key (id) include (earliest, latest, slug),
  constraint event_kind_check check (kind in (
    'summit', 'meeting', 'visit', 'call', 'negotiation', 'conference', 'signing', 'ceremony', 'working_group')),
  constraint event_format_check check (format in ('bilateral', 'trilateral', 'multilateral')),
  constraint event_level_check check (level in ('leaders', 'ministers', 'officials', 'mixed', 'unknown')),
  constraint event_status_check check (status in (
    'held', 'ongoing', 'scheduled', 'proposed', 'postponed', 'cancelled', 'refused')),
  constraint event_announced_as_check check (announced_as in (
    'held', 'ongoing', 'scheduled', 'proposed', 'postponed', 'cancelled', 'refused')),
  constraint event_visit_type_check check (visit_type in ('state', 'official', 'working', 'private', 'stopover')),
  constraint event_date_basis_check check (date_basis in (
    'explicit', 'weekday', 'relative', 'duration', 'publication', 'series', 'curator')),
  constraint event_bounds_check check ((earliest is null) = (latest is null) and earliest <= latest),
  constraint event_confidence_check check (confidence between 0 and 1),
  constraint event_review_check check (review in ('open', 'accepted')),
  constraint event_part_of_id_check check (part_of_id <> id)
);

create table event_slug (
  slug text collate "C" not null,
  event_id bigint not null,
  constraint event_slug_pkey primary key (slug)
);

create table participation (
  event_id bigint not null,
  ordinal integer not null,
  earliest date,
  person_id bigint,
  office text,
  country_code text,
  organisation_code text,
  rank text not null,
  role text not null,
  as_written text not null,
  -- With who and in which role beside it, so that the company of an event comes from the index alone.
  constraint participation_pkey primary key (event_id, ordinal) include (person_id, country_code, role),
  constraint participation_party_check check (num_nonnulls(person_id, country_code, organisation_code) > 0),
  constraint participation_rank_check check (rank in (
    'head_of_state', 'head_of_government', 'minister', 'envoy', 'official', 'head_of_organisation', 'other')),
  constraint participation_role_check check (role in (
    'host', 'visitor', 'participant', 'chair', 'mediator', 'signatory', 'observer', 'delegation', 'invited',
    'absent', 'mentioned_only'))
);

create table event_topic (
  event_id bigint not null,
  ordinal integer not null,
  earliest date,
  topic_code text not null,
  label text not null,
  as_written text not null,
  constraint event_topic_pkey primary key (event_id, ordinal)
);

create table outcome (
  event_id bigint not null,
  ordinal integer not null,
  kind text not null,
  words text not null,
  constraint outcome_pkey primary key (event_id, ordinal),
  constraint outcome_kind_check check (kind in (
    'agreement', 'pledge', 'none', 'joint_statement', 'working_group', 'next_meeting'))
);

-- 5. Reports: what each article tells of an event, as told

create table report (
  id bigint not null,
  article_id bigint not null,
  ordinal integer not null,
  event_id bigint,
  neighbourhood bigint not null,
  run_id bigint not null,
  name text not null,
  kind text not null,
  format text not null,
  level text not null,
  status text not null,
  visit_type text,
  date_start text,
  date_end text,
  start_is_approximate boolean not null,
  end_is_approximate boolean not null,
  date_basis text,
  edtf text,
  earliest date,
  latest date,
  place_id bigint,
  place_as_written text,
  host text,
  series text,
  edition integer,
  part_of text,
  confidence double precision not null,
  participants json not null,
  topics json not null,
  outcomes json not null,
  sentences json not null,
  evidence json not null,
  constraint report_pkey primary key (id),
  constraint report_bounds_check check ((earliest is null) = (latest is null) and earliest <= latest),
  constraint report_confidence_check check (confidence between 0 and 1)
) with (toast_tuple_target = 8160);

create table report_key (
  key text collate "C" not null,
  earliest date not null,
  latest date not null,
  report_id bigint not null,
  constraint report_key_pkey primary key (key, earliest, latest, report_id)
);

-- The lists of a report stand in its own row, which is written and read at one go, without names and each sentence once;
-- these views give them row by row.

create view report_participant as
select report.id as report_id, (told.ordinality - 1)::integer as ordinal, (told.item ->> 7)::bigint as person_id,
  told.item ->> 0 as name, told.item ->> 1 as office, told.item ->> 2 as country_code,
  told.item ->> 3 as organisation_code, told.item ->> 4 as rank, told.item ->> 5 as role, told.item ->> 6 as as_written
from report, json_array_elements(report.participants) with ordinality as told (item);

create view report_topic as
select report.id as report_id, (told.ordinality - 1)::integer as ordinal, told.item ->> 0 as topic_code,
  told.item ->> 1 as label, told.item ->> 2 as as_written
from report, json_array_elements(report.topics) with ordinality as told (item);

create view report_outcome as
select report.id as report_id, (told.ordinality - 1)::integer as ordinal, told.item ->> 0 as kind, told.item ->> 1 as words
from report, json_array_elements(report.outcomes) with ordinality as told (item);

create view evidence as
select report.id as report_id, (told.ordinality - 1)::integer as ordinal, report.article_id, told.item ->> 1 as field,
  told.item ->> 2 as value, said.sentence ->> 2 as sentence, (said.sentence ->> 0)::integer as sentence_start,
  (said.sentence ->> 1)::integer as sentence_end, (told.item ->> 3)::integer as matched_start,
  (told.item ->> 4)::integer as matched_end, told.item ->> 5 as rule
from report, json_array_elements(report.evidence) with ordinality as told (item),
  lateral (select report.sentences -> (told.item ->> 0)::integer as sentence) said;

-- 6. What is doubtful, and what curators decided

create table doubt (
  report_id bigint not null,
  other_id bigint not null,
  score double precision not null,
  reasons text not null,
  constraint doubt_pkey primary key (report_id, other_id),
  constraint doubt_pair_check check (report_id < other_id)
);

-- What a curator decided stands on its own: it outlives the events and articles that it speaks of.
create table edit (
  id bigint not null,
  made_at timestamptz not null,
  curator text not null,
  action text not null,
  event_slug text not null,
  other_slug text,
  field text,
  value text,
  undoes bigint,
  constraint edit_pkey primary key (id),
  constraint edit_action_check check (action in (
    'accept', 'reject', 'set', 'add_participant', 'remove_participant', 'merge', 'keep_apart', 'split', 'undo')),
  constraint edit_undoes_check check ((action = 'undo') = (undoes is not null))
);

create table edit_anchor (
  edit_id bigint not null,
  ordinal integer not null,
  side text not null,
  article_id bigint not null,
  article_identity text not null,
  report_ordinal integer not null,
  kind text not null,
  date text,
  parties text not null,
  constraint edit_anchor_pkey primary key (edit_id, ordinal),
  constraint edit_anchor_side_check check (side in ('one', 'other'))
);

-- 7. Foreign keys. Those to events and reports hold at commit, so that a batch may write in any order.

alter table person_name add constraint person_name_person_fkey foreign key (person_id) references person (id);
alter table place add constraint place_country_fkey foreign key (country_code) references country (code);
alter table article add constraint article_run_fkey foreign key (run_id) references run (id);
alter table event
  add constraint event_place_fkey foreign key (place_id) references place (id),
  add constraint event_host_fkey foreign key (host) references country (code),
  add constraint event_part_of_fkey foreign key (part_of_id) references event (id) deferrable initially deferred;
alter table event_slug
  add constraint event_slug_event_fkey foreign key (event_id) references event (id) deferrable initially deferred;
alter table participation
  add constraint participation_event_fkey foreign key (event_id) references event (id) deferrable initially deferred,
  add constraint participation_person_fkey foreign key (person_id) references person (id),
  add constraint participation_country_fkey foreign key (country_code) references country (code),
  add constraint participation_organisation_fkey foreign key (organisation_code) references organisation (code);
alter table event_topic
  add constraint event_topic_event_fkey foreign key (event_id) references event (id) deferrable initially deferred,
  add constraint event_topic_topic_fkey foreign key (topic_code) references topic (code);
alter table outcome
  add constraint outcome_event_fkey foreign key (event_id) references event (id) deferrable initially deferred;
alter table report
  add constraint report_article_fkey foreign key (article_id) references article (id) deferrable initially deferred,
  add constraint report_event_fkey foreign key (event_id) references event (id) deferrable initially deferred;
alter table doubt
  add constraint doubt_report_fkey foreign key (report_id) references report (id) deferrable initially deferred,
  add constraint doubt_other_fkey foreign key (other_id) references report (id) deferrable initially deferred;
alter table edit
  add constraint edit_undoes_fkey foreign key (undoes) references edit (id) deferrable initially deferred;
alter table edit_anchor
  add constraint edit_anchor_edit_fkey foreign key (edit_id) references edit (id) deferrable initially deferred;

-- 8. Indexes

create index person_name_folded_idx on person_name (folded);
create index place_country_idx on place (country_code);
create index article_run_idx on article (run_id);
create index article_title_search_idx on article using gin (to_tsvector('english', coalesce(title, '')));
-- A list by period reads the events of at most a month's length from the first, the few longer ones from the second.
create index event_timeline_idx on event (earliest, latest, slug) include (id);
create index event_long_idx on event (earliest, latest, slug) include (id) where latest - earliest > 31;
-- How few events are long: so that nobody plans for more.
create statistics event_length on (latest - earliest) from event;
create index event_search_idx on event using gin (search);
-- For queries of one's own: span && daterange('2013-06-01', '2013-07-01'). GiST would cost a load five times as much.
create index event_span_idx on event using spgist (span);
create index event_place_idx on event (place_id, date_start);
-- Whoever looks for what has no value reads the table: the many rows without one are left out, here and below.
create index event_host_idx on event (host) where host is not null;
create index event_part_of_id_idx on event (part_of_id) where part_of_id is not null;
-- Which talks lie within which visits and summits: the second has those alone that others may be a part of.
create index event_country_idx on event (country_code, earliest) where country_code is not null;
create index event_whole_idx on event (country_code, earliest)
  where (format = 'multilateral' or kind = 'visit') and latest - earliest <= 31;
create index event_part_idx on event (earliest) where part_of is not null;
-- Which events two states share: of busy ones, too.
create index event_states_idx on event using gin (states);
create index event_announced_idx on event (earliest, slug) where announced_as is not null;
-- Meetings of just two states that took place on days that are known: of leaders in their order, of ministers by pair.
create index event_leaders_idx on event (earliest, slug)
  where level = 'leaders' and format = 'bilateral' and cardinality(states) = 2 and status in ('held', 'ongoing')
    and not (date_start is null or length(date_start) < 10 or date_start > 'X' or start_is_approximate
      or end_is_approximate);
create index event_ministers_idx on event (states, latest desc, slug)
  where level = 'ministers' and format = 'bilateral' and cardinality(states) = 2 and status in ('held', 'ongoing')
    and not (date_start is null or length(date_start) < 10 or date_start > 'X' or start_is_approximate
      or end_is_approximate);
create index event_conflict_idx on event (earliest, latest, slug) where conflicting_fields <> '';
create index event_slug_event_idx on event_slug (event_id);
-- The role beside the order, so that whole lists of who met when come from the index alone.
create index participation_person_idx on participation (person_id, earliest, event_id) include (role)
  where person_id is not null;
create index participation_country_idx on participation (country_code, earliest, event_id) include (role)
  where country_code is not null;
create index participation_organisation_idx on participation (organisation_code, earliest, event_id)
  where organisation_code is not null;
create index event_topic_topic_idx on event_topic (topic_code, earliest, event_id);
create index report_article_idx on report (article_id);
create index report_event_idx on report (event_id);
create index report_neighbourhood_idx on report (neighbourhood);
create index report_key_report_idx on report_key (report_id);
-- Who looks for reports of some days reads those that begin in the year before from the primary key, and the few of longer
-- times from here: not all that were ever told of two states.
create index report_key_long_idx on report_key (key, earliest, latest, report_id) where latest - earliest > 400;
create index doubt_other_idx on doubt (other_id);
create index edit_undoes_idx on edit (undoes);
create index edit_anchor_article_idx on edit_anchor (article_id);

-- Nobody looks for articles by these: the server need not learn what is in them whenever the table has grown.
alter table article
  alter column identity set statistics 0,
  alter column text set statistics 0,
  alter column reading_digest set statistics 0,
  alter column article_digest set statistics 0,
  alter column sketch set statistics 0;

-- 9. What everything means

comment on table schema_version is 'The versions of this schema that the database has gone through.';
comment on column schema_version.version is 'Number of the version.';
comment on column schema_version.applied_at is 'When it was applied.';

comment on table run is 'One load: which extractor made the readings that it stored.';
comment on column run.id is 'Random key.';
comment on column run.extractor_version is 'Version of the extractor.';
comment on column run.command is 'What was loaded, in the words of the user.';
comment on column run.started_at is 'When its first change was stored.';

comment on table country is 'States, also past ones, and the EU and UN as parties.';
comment on column country.code is
  'ISO 3166-1 alpha-2, with XK, PS, TW, EU, UN and the codes of dissolved states (SU, YU, DD, CS).';
comment on column country.name is 'Usual English name.';

comment on table organisation is 'International organisations that take part or that persons speak for.';
comment on column organisation.code is 'NATO, ASEAN, IAEA ...';
comment on column organisation.name is 'Usual English name.';

comment on table topic is 'What events are about.';
comment on column topic.code is 'Key of the table of topics; other when only the words are known.';
comment on column topic.label is 'The topic in words.';

comment on table person is 'Persons who take part or are quoted.';
comment on column person.id is 'Hash of the name with case and accents folded.';
comment on column person.name is 'Full usual name in the Latin alphabet.';

comment on table person_name is 'Names under which a person can be found.';
comment on column person_name.person_id is 'Whose name it is.';
comment on column person_name.name is 'The name as written.';
comment on column person_name.folded is 'The same in lower case without accents: what look-ups compare.';

comment on table place is 'Places, from the venue up to the country.';
comment on column place.id is 'Hash of all other columns.';
comment on column place.name is 'The most exact name: of the venue, else the city, region or country.';
comment on column place.venue is 'House, palace or estate.';
comment on column place.city is 'City or town.';
comment on column place.admin1 is 'State, province or region.';
comment on column place.country_code is 'State that it lies in.';
comment on column place.country_name is 'Name of that state as of the event.';
comment on column place.latitude is 'Degrees north, WGS 84.';
comment on column place.longitude is 'Degrees east, WGS 84.';
comment on column place.geoname_id is 'Its number in GeoNames.';
comment on column place.folded is 'All its names in lower case without accents: what filters compare.';

comment on table article is
  'Documents that were read. Only titles are indexed for search: the texts would cost 0.7 ms more for every 500 words (measured), and the sentences that matter are in event.search.';
comment on column article.id is 'Hash of identity.';
comment on column article.identity is
  'What makes it the same article when it is loaded again: its url, else publisher, source_id and title, else a digest of its text.';
comment on column article.source_id is 'The id that its source gave it.';
comment on column article.path is 'Where it was read: file, and the line in it for JSON Lines.';
comment on column article.title is 'Headline.';
comment on column article.published is 'Day of publication.';
comment on column article.published_basis is
  'How that is known: record, structured (JSON-LD), meta, time, url, changed (the last change), line, dateline or given.';
comment on column article.publisher is 'Newspaper, agency, ministry or collection.';
comment on column article.url is 'Its address.';
comment on column article.language is 'ISO 639-1.';
comment on column article.text is
  'The text verbatim; every offset counts its Unicode scalars from 0: substr(text, start + 1, end - start).';
comment on column article.quotes is 'What is quoted in it: lists of speaker, person_id, words_start, words_end and is_direct; the view quote gives them with the words.';
comment on column article.reading_digest is
  'SHA-256 of the article and all that was read from it: equal means that a load changes nothing.';
comment on column article.article_digest is
  'SHA-256 of the article alone and of the program that read it: equal means that it need not be read again.';
comment on column article.sketch is
  'The text reduced to 64 numbers of two bytes, by which copies and rewrites are told: they count as one source of an event. Null for short texts and those that report no event.';
comment on column article.run_id is 'The load that stored what is here now.';

comment on view quote is 'Words that somebody said.';
comment on column quote.article_id is 'The article that quotes them.';
comment on column quote.ordinal is 'Position in the article, from 0.';
comment on column quote.speaker is 'Full usual name of the speaker as far as it is known.';
comment on column quote.person_id is 'The speaker.';
comment on column quote.words is 'What was said.';
comment on column quote.words_start is 'First Unicode scalar in article.text.';
comment on column quote.words_end is 'Scalar behind the last.';
comment on column quote.is_direct is 'Whether the words stand between quotation marks.';

comment on table event is
  'Occasions at which states, peoples or international organisations met, talked, visited, called or signed: the accepted view, derived from the reports.';
comment on column event.id is 'Smallest id of its reports.';
comment on column event.slug is
  'Readable name in commands and addresses: sunnylands-2013. The table event_slug leads from it to the event.';
comment on column event.name is 'What it is called: Sunnylands summit.';
comment on column event.kind is
  'summit, meeting, visit, call, negotiation, conference, signing, ceremony or working_group.';
comment on column event.format is 'bilateral, trilateral or multilateral.';
comment on column event.level is
  'leaders (heads of state, of government or of an international organisation), ministers, officials, mixed or unknown.';
comment on column event.status is
  'held, ongoing, scheduled, proposed, postponed, cancelled or refused, as of the newest report; what was held once stays held.';
comment on column event.visit_type is 'On a visit: state, official, working, private or stopover; null when not said.';
comment on column event.date_start is
  'First day as far as it is known: 2013-06-07, 2013-06, 2013 or XXXX-06-07; null when it is not.';
comment on column event.date_end is 'Last day likewise; null when only the start is told.';
comment on column event.start_is_approximate is 'Whether the source or the inference is vague about the start.';
comment on column event.end_is_approximate is 'Whether the source or the inference is vague about the end.';
comment on column event.date_basis is
  'How the date is known: explicit, weekday, relative, duration, publication, series or curator.';
comment on column event.edtf is 'The date as EDTF level 1 (ISO 8601-2): 2013-06-07~/2013-06-08~.';
comment on column event.earliest is
  'First day on which the event may fall; 0001-01-01 when only the other bound is known, null when neither is.';
comment on column event.latest is
  'Last day on which the event may fall; 9999-12-31 when only the other bound is known, null when neither is.';
comment on column event.span is 'earliest to latest as a range, for queries by overlap (&&); null without a date.';
comment on column event.place_id is 'Where it takes place.';
comment on column event.place_as_written is 'The words of the text for the place.';
comment on column event.country_code is
  'Copy of the place''s country, so that one index answers what lay within what.';
comment on column event.host is 'The state or organisation that received the others.';
comment on column event.series is 'The series of meetings that it belongs to: G8.';
comment on column event.edition is 'Its number in the series: 39.';
comment on column event.part_of is 'The name of the event that this one was a part or on the sidelines of.';
comment on column event.confidence is '0 to 1: how sure the extraction is, over all reports.';
comment on column event.report_count is 'How many reports it follows from.';
comment on column event.source_count is
  'How many articles that do not copy each other report it: what confidence counts.';
comment on column event.conflicting_fields is
  'Fields for which its reports give values that cannot all be true: date place; empty where they agree.';
comment on column event.review is 'accepted when a curator confirmed it, else open.';
comment on column event.part_of_id is
  'The summit or visit that it was a part or on the sidelines of, where that is an event of its own.';
comment on column event.states is
  'The states that took part, each once, in the order of their codes: what participation says.';
comment on column event.people is 'The persons who took part, each once: as participation has them.';
comment on column event.announced_as is
  'Its status as the first report told it, of an event that was announced or did not take place; null for others.';
comment on column event.announced_on is 'The date of that report''s article; null when it is not known.';
comment on column event.search is
  'Stemmed English words of its names, places, topics and evidence, accents folded: what search looks in.';

comment on table event_slug is
  'Every slug that was ever given, so that old ones lead on to the event that took over.';
comment on column event_slug.slug is 'sunnylands-2013';
comment on column event_slug.event_id is 'The event that it names today.';

comment on table participation is 'Who took part in an event, in which office and role.';
comment on column participation.event_id is 'The event.';
comment on column participation.ordinal is 'Its position, from 0; hosts and high ranks first.';
comment on column participation.earliest is 'Copy of event.earliest, so that one index answers who met when.';
comment on column participation.person_id is 'Who; null when a state or organisation took part with nobody named.';
comment on column participation.office is 'The office as of the date of the event: President.';
comment on column participation.country_code is 'The state that the person speaks for, or that took part.';
comment on column participation.organisation_code is
  'The organisation that the person speaks for, or that took part as such.';
comment on column participation.rank is
  'head_of_state, head_of_government, minister, envoy, official, head_of_organisation or other.';
comment on column participation.role is
  'host, visitor, participant, chair, mediator, signatory, observer, delegation; invited, absent and mentioned_only did not take part.';
comment on column participation.as_written is 'The words of the text.';

comment on table event_topic is 'What an event is about.';
comment on column event_topic.event_id is 'The event.';
comment on column event_topic.ordinal is 'Its position, from 0.';
comment on column event_topic.earliest is
  'Copy of event.earliest, so that one index answers what was talked about when.';
comment on column event_topic.topic_code is 'The topic.';
comment on column event_topic.label is 'The topic in words.';
comment on column event_topic.as_written is 'The words of the text.';

comment on table outcome is 'What came of an event.';
comment on column outcome.event_id is 'The event.';
comment on column outcome.ordinal is 'Its position, from 0.';
comment on column outcome.kind is 'agreement, pledge, none, joint_statement, working_group or next_meeting.';
comment on column outcome.words is 'What came of it, in the words of the text.';

comment on table report is 'What one article tells of one event, as told.';
comment on column report.id is 'Hash of article and ordinal.';
comment on column report.article_id is 'The article.';
comment on column report.ordinal is 'Position among the events of the article, from 0.';
comment on column report.event_id is 'The event that it tells of; null when a curator rejected that event.';
comment on column report.neighbourhood is
  'Reports that may be regrouped together have one number: the least of their ids.';
comment on column report.run_id is 'Copy of the article''s: the load that stored what is here now.';
comment on column report.name is 'What it is called: Sunnylands summit.';
comment on column report.kind is
  'summit, meeting, visit, call, negotiation, conference, signing, ceremony or working_group.';
comment on column report.format is 'bilateral, trilateral or multilateral.';
comment on column report.level is
  'leaders (heads of state, of government or of an international organisation), ministers, officials, mixed or unknown.';
comment on column report.status is
  'held, ongoing, scheduled, proposed, postponed, cancelled or refused, as the article tells it.';
comment on column report.visit_type is 'On a visit: state, official, working, private or stopover; null when not said.';
comment on column report.date_start is
  'First day as far as it is known: 2013-06-07, 2013-06, 2013 or XXXX-06-07; null when it is not.';
comment on column report.date_end is 'Last day likewise; null when only the start is told.';
comment on column report.start_is_approximate is 'Whether the source or the inference is vague about the start.';
comment on column report.end_is_approximate is 'Whether the source or the inference is vague about the end.';
comment on column report.date_basis is
  'How the date is known: explicit, weekday, relative, duration, publication, series or curator.';
comment on column report.edtf is 'The date as EDTF level 1 (ISO 8601-2): 2013-06-07~/2013-06-08~.';
comment on column report.earliest is
  'First day on which the event may fall; 0001-01-01 when only the other bound is known, null when neither is.';
comment on column report.latest is
  'Last day on which the event may fall; 9999-12-31 when only the other bound is known, null when neither is.';
comment on column report.place_id is 'Where it takes place; what is told has no foreign keys, what is accepted has.';
comment on column report.place_as_written is 'The words of the text for the place.';
comment on column report.host is 'The state or organisation that received the others.';
comment on column report.series is 'The series of meetings that it belongs to: G8.';
comment on column report.edition is 'Its number in the series: 39.';
comment on column report.part_of is 'The name of the event that this one was a part or on the sidelines of.';
comment on column report.confidence is '0 to 1: how sure the extraction is that this event is told, and told so.';

comment on column report.participants is
  'Who took part: lists of the values that the view report_participant gives, name to as_written, and person_id behind them.';
comment on column report.topics is 'What it is about: lists of the values that the view report_topic gives.';
comment on column report.outcomes is 'What came of it: lists of the values that the view report_outcome gives.';
comment on column report.sentences is
  'The sentences that say so, each once: lists of sentence_start, sentence_end and the sentence itself.';
comment on column report.evidence is
  'Which sentence (its position in sentences, from 0) says what: lists of it, field, value, matched_start, matched_end and rule; at least one. The view evidence gives them with their sentences.';

comment on table report_key is
  'Under which keys reports that may tell of one event are found: pairs of parties, series with year, place with party.';
comment on column report_key.key is 'p:CN|US, s:g8, a:US@geneva; of calls: call p:CN|US ...';
comment on column report_key.report_id is
  'The report; without a foreign key, which would cost as much as the row: who is not there is not found.';
comment on column report_key.earliest is 'First day on which it may fall, less a day of grace or more; 0001-01-01 when unknown.';
comment on column report_key.latest is 'Last day on which it may fall; 9999-12-31 when unknown.';

comment on view report_participant is 'Who took part, as one article tells it.';
comment on column report_participant.report_id is 'The report.';
comment on column report_participant.ordinal is 'Its position, from 0; hosts and high ranks first.';
comment on column report_participant.person_id is 'Who; null when a state or organisation took part with nobody named.';
comment on column report_participant.name is 'The name as this article has it.';
comment on column report_participant.office is 'The office as of the date of the event: President.';
comment on column report_participant.country_code is 'The state that the person speaks for, or that took part.';
comment on column report_participant.organisation_code is
  'The organisation that the person speaks for, or that took part as such.';
comment on column report_participant.rank is
  'head_of_state, head_of_government, minister, envoy, official, head_of_organisation or other.';
comment on column report_participant.role is
  'host, visitor, participant, chair, mediator, signatory, observer, delegation; invited, absent and mentioned_only did not take part.';
comment on column report_participant.as_written is 'The words of the text.';

comment on view report_topic is 'What an event is about, as one article tells it.';
comment on column report_topic.report_id is 'The report.';
comment on column report_topic.ordinal is 'Its position, from 0.';
comment on column report_topic.topic_code is 'The topic.';
comment on column report_topic.label is 'The topic in words.';
comment on column report_topic.as_written is 'The words of the text.';

comment on view report_outcome is 'What came of an event, as one article tells it.';
comment on column report_outcome.report_id is 'The report.';
comment on column report_outcome.ordinal is 'Its position, from 0.';
comment on column report_outcome.kind is 'agreement, pledge, none, joint_statement, working_group or next_meeting.';
comment on column report_outcome.words is 'What came of it, in the words of the text.';

comment on view evidence is
  'Claims: a field has a value because this sentence says so, read by this rule.';
comment on column evidence.report_id is 'The report whose field it is.';
comment on column evidence.ordinal is 'Position in the report, from 0.';
comment on column evidence.article_id is 'The article that has the sentence.';
comment on column evidence.field is 'The field: date, place, participants ...';
comment on column evidence.value is 'The value that the sentence supports, as text.';
comment on column evidence.sentence is 'The sentence itself.';
comment on column evidence.sentence_start is 'First Unicode scalar in article.text.';
comment on column evidence.sentence_end is 'Scalar behind the last.';
comment on column evidence.matched_start is 'First scalar of the words that matter.';
comment on column evidence.matched_end is 'Scalar behind them.';
comment on column evidence.rule is 'Name of the rule that read it.';

comment on table doubt is
  'Pairs of reports that may tell of one event, and may not: they are kept apart unless a curator joins them.';
comment on column doubt.report_id is 'The report with the smaller key.';
comment on column doubt.other_id is 'The other report.';
comment on column doubt.score is 'How much speaks for one event: from 4.0 on reports are joined, below 1.5 nobody doubts.';
comment on column doubt.reasons is 'The features behind the score: same parties +3.0, a day apart -5.0.';

comment on table edit is
  'What curators decided. Each outranks every extracted value, survives loading and extraction anew, and can be undone.';
comment on column edit.id is 'Hash of all other columns and of the anchors.';
comment on column edit.made_at is 'When it was decided; later decisions outrank earlier ones.';
comment on column edit.curator is 'Who decided.';
comment on column edit.action is
  'accept, reject, set, add_participant, remove_participant, merge, keep_apart, split or undo.';
comment on column edit.event_slug is 'The event as it was named then.';
comment on column edit.other_slug is 'The second event of merge and keep_apart; the event that split made.';
comment on column edit.field is 'The field that was set.';
comment on column edit.value is 'Its value; empty: none. Of a participant: name; office; country; organisation; rank; role.';
comment on column edit.undoes is 'The edit that is undone.';

comment on table edit_anchor is
  'The reports that an edit speaks of, described so that they are found again after extraction anew and elsewhere.';
comment on column edit_anchor.edit_id is 'The edit.';
comment on column edit_anchor.ordinal is 'Position in the edit, from 0.';
comment on column edit_anchor.side is 'one: of the first event, of the reports split off; other: of the second, of the rest.';
comment on column edit_anchor.article_id is 'Key of the article, which need not be there (yet).';
comment on column edit_anchor.article_identity is 'What the key is drawn from: url:..., source:..., text:...';
comment on column edit_anchor.report_ordinal is 'Position of the report in the article at that time.';
comment on column edit_anchor.kind is 'Kind of event that it told of.';
comment on column edit_anchor.date is 'The date that it told: EDTF.';
comment on column edit_anchor.parties is 'The parties that it named, in order: CN US.';

-- 10. Memberships, and tables that follow from the events: every load brings them up to date in large steps, with the
-- last one at its end, and `summitry db rebuild` makes them anew.

create table membership (
  body text not null,
  country_code text not null,
  since date not null,
  until date not null,
  constraint membership_pkey primary key (body, country_code, since)
);

create table tally (
  axis text collate "C" not null,
  key text collate "C" not null,
  year integer not null,
  events integer not null,
  constraint tally_pkey primary key (axis, year, key)
) with (fillfactor = 80);

create table dyad (
  country_a text collate "C" not null,
  country_b text collate "C" not null,
  events integer not null,
  years json not null,
  constraint dyad_pkey primary key (country_a, country_b),
  constraint dyad_order_check check (country_a < country_b)
);

-- The years of two states stand in one row, which is handed over at one go; this view gives them row by row.
create view dyad_year as
select country_a, country_b, (told.numbers ->> 0)::integer as year, (told.numbers ->> 1)::integer as events,
  (told.numbers ->> 2)::integer as bilateral, (told.numbers ->> 3)::integer as trilateral,
  (told.numbers ->> 4)::integer as multilateral, (told.numbers ->> 5)::integer as leaders,
  (told.numbers ->> 6)::integer as ministers, (told.numbers ->> 7)::integer as officials,
  (told.numbers ->> 8)::integer as summit, (told.numbers ->> 9)::integer as meeting,
  (told.numbers ->> 10)::integer as visit, (told.numbers ->> 11)::integer as call,
  (told.numbers ->> 12)::integer as negotiation, (told.numbers ->> 13)::integer as conference,
  (told.numbers ->> 14)::integer as signing, (told.numbers ->> 15)::integer as ceremony,
  (told.numbers ->> 16)::integer as working_group
from dyad, json_array_elements(dyad.years) as told (numbers);

create table trip (
  person_id bigint not null,
  country_code text collate "C" not null,
  events integer not null,
  constraint trip_pkey primary key (person_id, country_code)
) with (fillfactor = 80);

create table person_year (
  person_id bigint not null,
  year integer not null,
  days integer not null,
  constraint person_year_pkey primary key (person_id, year)
);

-- The events of the few who have five hundred and more, packed for their pages.
create table busy_year (
  person_id bigint not null,
  year integer not null,
  words text[],
  people bigint[],
  events json,
  constraint busy_year_pkey primary key (person_id, year)
);

-- An event is counted by the tables above, or it stands here.
create table uncounted (
  event_id bigint not null,
  constraint uncounted_pkey primary key (event_id)
);

create table recount (
  person_id bigint not null,
  year integer not null,
  constraint recount_pkey primary key (person_id, year)
);

-- What would be a dozen rows of six tables for each event of a list, in one. In the order of the days, as far as they came
-- that way.
create table event_lists (
  event_id bigint not null,
  place json,
  participants json not null,
  topics json not null,
  outcomes json not null,
  articles json not null,
  article_ids bigint[] not null,
  constraint event_lists_pkey primary key (event_id)
);

create index membership_country_idx on membership (country_code, body);
create index person_year_days_idx on person_year (days desc);
create index person_name_words_idx on person_name using gin (to_tsvector('simple', folded));

comment on table membership is
  'Which states belonged to which organisation or region, and when: as the program''s tables have it.';
comment on column membership.body is 'Code of the organisation, EU; or the region''s name, africa.';
comment on column membership.country_code is 'The state; it need not occur in any event.';
comment on column membership.since is 'First day; 0001-01-01 when it always did.';
comment on column membership.until is 'Last day; 9999-12-31 when it still does.';

comment on table tally is 'How many events there are of each kind, state, topic and so on, by year.';
comment on column tally.axis is
  'What is counted: year, kind, format, level, status, visit_type, series, host, country, topic, place, venue or person; of what took place also length, levels, members, hosting and traveller.';
comment on column tally.key is
  'Its value: a word of the vocabulary, a code, a name, or the id of a person or, as venue, of a place; empty where events have none. Of length kind and days, of levels the higher and the lower rank, of members EU any, EU among (only members) or EU with (others too), of hosting host and guest, of traveller the person.';
comment on column tally.year is 'The year in which the events begin; 0 for all events together, -1 for those whose year is not known.';
comment on column tally.events is 'How many events; 0 where the last one went.';

comment on table dyad is 'How often two states met: events that both took part in and that took place.';
comment on column dyad.country_a is 'The state whose code comes first.';
comment on column dyad.country_b is 'The other state.';
comment on column dyad.events is 'How many events.';
comment on column dyad.years is
  'Of each year that has any, in order, a list of the numbers that the view dyad_year gives as a row.';

comment on view dyad_year is 'How often two states met in a year.';
comment on column dyad_year.country_a is 'The state whose code comes first.';
comment on column dyad_year.country_b is 'The other state.';
comment on column dyad_year.year is 'The year in which the events begin; null for those whose year is not known: they come last.';
comment on column dyad_year.events is 'How many events.';
comment on column dyad_year.bilateral is 'How many of them between two.';
comment on column dyad_year.trilateral is 'How many of them between three.';
comment on column dyad_year.multilateral is 'How many of them between more.';
comment on column dyad_year.leaders is 'How many of them at the level of leaders.';
comment on column dyad_year.ministers is 'How many of them at the level of ministers.';
comment on column dyad_year.officials is 'How many of them at the level of officials.';
comment on column dyad_year.summit is 'How many of them that were summits.';
comment on column dyad_year.meeting is 'How many of them that were meetings.';
comment on column dyad_year.visit is 'How many of them that were visits.';
comment on column dyad_year.call is 'How many of them that were calls.';
comment on column dyad_year.negotiation is 'How many of them that were negotiations.';
comment on column dyad_year.conference is 'How many of them that were conferences.';
comment on column dyad_year.signing is 'How many of them that were signings.';
comment on column dyad_year.ceremony is 'How many of them that were ceremonies.';
comment on column dyad_year.working_group is 'How many of them that were meetings of a working group.';

comment on table trip is 'How many events somebody took part in abroad, by country: of those that took place.';
comment on column trip.person_id is 'The traveller.';
comment on column trip.country_code is 'The state where it was.';
comment on column trip.events is 'How many events; 0 where the last one went.';

comment on table person_year is
  'On how many days of a year somebody took part in events: of those that took place and whose days are known.';
comment on column person_year.person_id is 'Who took part.';
comment on column person_year.year is 'The year of the days.';
comment on column person_year.days is 'How many days; 0 where the last event went.';

comment on table busy_year is
  'The events of those who have very many, as their pages count them: of each such person a row for every year.';
comment on column busy_year.person_id is 'Who took part.';
comment on column busy_year.year is
  'The year in which the events begin; 0 for those that last longer than a month or have no date.';
comment on column busy_year.words is 'What the numbers in events stand for that are words: from 1 on, 0 is none.';
comment on column busy_year.people is 'Who else was there: likewise.';
comment on column busy_year.events is
  'Numbers; of each event: first day, last day and date (year * 13 * 32 + month * 32 + day, 4194303 when unknown), status, state visited, series; how many offices, which; how many topics, which; how many people, who. Null: events came or went since, the next question packs them anew.';

comment on table uncounted is
  'Events that the counts lack as yet: a load counts many at a time, and whoever asks first what it has left.';
comment on column uncounted.event_id is 'The event.';

comment on table recount is
  'Whose days of which year the next question for them counts anew: events came or went since.';
comment on column recount.person_id is 'Who took part.';
comment on column recount.year is 'The year of the days.';

comment on table event_lists is 'The lists of each event in one row, and its place, as lists and exports read them.';
comment on column event_lists.event_id is 'The event.';
comment on column event_lists.place is
  'In a list of its own: name, venue, city, admin1, country_code, country_name, latitude, longitude and geoname_id.';
comment on column event_lists.participants is
  'In order: name, office, country_code, organisation_code, rank, role and as_written of each.';
comment on column event_lists.topics is 'In order: topic_code, label and as_written of each.';
comment on column event_lists.outcomes is 'In order: kind and words of each.';
comment on column event_lists.articles is
  'Oldest first: id, source_id, path, title, published, published_basis, publisher and url of each that reports it.';
comment on column event_lists.article_ids is 'Their ids alone, in the same order.';

insert into schema_version (version) values (11);
