namespace InformationMachine.Data.Postgres;

/// <summary>The steps from an empty schema to what this program reads and writes; each is done once, in order, and none is taken back.</summary>
internal static class Migrations
{
    /// <summary>What this program reads and writes.</summary>
    public static int Version => Steps.Count;

    /// <summary>The steps; <c>{0}</c> is the schema.</summary>
    public static IReadOnlyList<Func<string, IEnumerable<string>>> Steps { get; } = [First, Second, Third];

    private static readonly string[] Rewritten = ["threads", "feeds", "memories", "meta"];

    private static readonly string[] Growing = ["posts", "assignments", "changes", "evidence"];

    private static IEnumerable<string> First(string schema) =>
    [
        .. Tables.All.Select(table => Create(schema, table)),
        .. Tables.All.Where(table => table.IsCounted).Select(table => $"INSERT INTO {schema}.counts (name, records) VALUES ('{table.Name}', 0)").Prepend(
            $"CREATE TABLE {schema}.counts (name text COLLATE \"C\" PRIMARY KEY, records bigint NOT NULL) WITH (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000)"),
        // One row, changed by every commit: kept on its page (fillfactor) and cleaned often.
        $"CREATE TABLE {schema}.leases (name text COLLATE \"C\" PRIMARY KEY, epoch bigint NOT NULL, commits bigint NOT NULL, taken_at bigint NOT NULL, holder text NOT NULL, until timestamptz NOT NULL) WITH (fillfactor = 10, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000)",
        $"INSERT INTO {schema}.leases (name, epoch, commits, taken_at, holder, until) VALUES ('writer', 0, 0, 0, '', '-infinity')",
        $"CREATE UNIQUE INDEX posts_id ON {schema}.posts (id)",
        $"CREATE INDEX posts_parts ON {schema}.posts USING gin (parts) WHERE parts IS NOT NULL",
        $"CREATE INDEX threads_to_brief ON {schema}.threads (key) WHERE \"toBrief\"",
        $"CREATE INDEX assignments_thread ON {schema}.assignments (thread, key)",
        $"CREATE INDEX merges_into ON {schema}.merges (\"into\")",
        $"CREATE INDEX decisions_threads ON {schema}.decisions USING gin (threads)",
        $"CREATE INDEX told_pending ON {schema}.told (key) WHERE pending",
        $"CREATE INDEX deliveries_waiting ON {schema}.deliveries (key) WHERE waiting",
        $"CREATE UNIQUE INDEX wordings_briefing ON {schema}.wordings (briefing)",
        $"CREATE INDEX answers_at ON {schema}.answers (at)",
        // Written again and again: cleaned when a fiftieth has changed, not a fifth.
        .. Rewritten.Select(table => $"ALTER TABLE {schema}.{table} SET (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 200)"),
        .. Growing.Select(table => $"ALTER TABLE {schema}.{table} SET (autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.05)"),
    ];

    /// <summary>Several processes: who takes part, and who holds which right.</summary>
    private static IEnumerable<string> Second(string schema) =>
    [
        $"CREATE TABLE {schema}.members (id uuid PRIMARY KEY, holder text NOT NULL, commits bigint NOT NULL, until timestamptz NOT NULL) WITH (fillfactor = 10, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000)",
        $"CREATE TABLE {schema}.holds (name text COLLATE \"C\" PRIMARY KEY, epoch bigint NOT NULL, member uuid, until timestamptz NOT NULL) WITH (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000)",
    ];

    /// <summary>
    /// What processes share besides records: documents, and how often passwords were wrong. Row security lets their owner see the rows and nobody
    /// who was merely granted all tables: they hold hashes of passwords and addresses of people.
    /// </summary>
    private static IEnumerable<string> Third(string schema) =>
    [
        $"CREATE TABLE {schema}.documents (name text COLLATE \"C\" PRIMARY KEY, version bigint NOT NULL, changed timestamptz NOT NULL, content bytea NOT NULL)",
        $"CREATE TABLE {schema}.failures (key text COLLATE \"C\" PRIMARY KEY, made_up boolean NOT NULL, failures int NOT NULL, last timestamptz NOT NULL) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000)",
        $"CREATE INDEX failures_last ON {schema}.failures (last)",
        $"ALTER TABLE {schema}.documents ENABLE ROW LEVEL SECURITY",
        $"ALTER TABLE {schema}.failures ENABLE ROW LEVEL SECURITY",
    ];

    private static string Create(string schema, Table table)
    {
        var key = table.IsText ? "text COLLATE \"C\"" : "bigint";
        var columns = string.Concat(table.Columns.Select(column => $", \"{column.Name}\" {column.Declaration}"));
        return $"CREATE TABLE {schema}.{table.Name} (key {key} PRIMARY KEY{columns}, record bytea NOT NULL)";
    }
}
