using LiteDB;
using NpgsqlTypes;

namespace InformationMachine.Data.Postgres;

/// <summary>Which tables there are. A change here is a step in <see cref="Migrations"/> too.</summary>
internal static class Tables
{
    public static readonly Table Meta = new("meta", IsText: true);

    public static readonly Table Feeds = new("feeds", IsText: true);

    public static readonly Table Memories = new("memories", IsText: true);

    public static readonly Table Posts = new("posts", IsText: false, Text("id"), Parts()) { IsCounted = true };

    public static readonly Table Revisions = new("revisions", IsText: true) { IsCounted = true };

    public static readonly Table Threads = new("threads", IsText: false, Flag("toBrief")) { IsCounted = true };

    public static readonly Table Assignments = new("assignments", IsText: false, Number("thread")) { IsCounted = true };

    public static readonly Table Evidence = new("evidence", IsText: false);

    public static readonly Table Merges = new("merges", IsText: false, Number("into")) { IsCounted = true };

    public static readonly Table Decisions = new("decisions", IsText: false, Numbers("threads"));

    public static readonly Table Briefings = new("briefings", IsText: false) { IsCounted = true };

    public static readonly Table Changes = new("changes", IsText: false);

    public static readonly Table Watches = new("watches", IsText: false);

    public static readonly Table Receivers = new("receivers", IsText: true);

    public static readonly Table Told = new("told", IsText: true, Flag("pending"));

    public static readonly Table Deliveries = new("deliveries", IsText: false, Flag("waiting"));

    public static readonly Table Wordings = new("wordings", IsText: false, Number("briefing"));

    public static readonly Table Answers = new("answers", IsText: true, Time("at"));

    /// <summary>All of them, in the order in which one builds upon the other.</summary>
    public static IReadOnlyList<Table> All { get; } =
        [Meta, Feeds, Memories, Posts, Revisions, Threads, Assignments, Evidence, Merges, Decisions, Briefings, Changes, Watches, Receivers, Told, Deliveries, Wordings, Answers];

    private static Column Text(string name) => new(name, "text COLLATE \"C\" NOT NULL", NpgsqlDbType.Text, record => record[name].AsString);

    private static Column Flag(string name) => new(name, "boolean NOT NULL", NpgsqlDbType.Boolean, record => record[name].IsBoolean && record[name].AsBoolean);

    private static Column Number(string name) => new(name, "bigint NOT NULL", NpgsqlDbType.Bigint, record => record[name].AsInt64);

    private static Column Time(string name) => new(name, "timestamptz NOT NULL", NpgsqlDbType.TimestampTz, record => record[name].AsDateTime.ToUniversalTime());

    private static Column Numbers(string name) => new(name, "bigint[] NOT NULL", NpgsqlDbType.Array | NpgsqlDbType.Bigint, record => record[name].AsArray.Select(item => item.AsInt64).ToArray());

    /// <summary>Null for a post that is none: nearly all are.</summary>
    private static Column Parts() => new("parts", "text[] COLLATE \"C\"", NpgsqlDbType.Array | NpgsqlDbType.Text, record =>
        record["parts"] is BsonArray { Count: > 0 } parts ? parts.Select(part => part["id"].AsString).ToArray() : null);
}
