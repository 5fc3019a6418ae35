using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace InformationMachine.Configuration;

/// <summary>Where the data is kept. Section <c>Store</c> of <c>machine.json</c>.</summary>
internal sealed class StoreOptions
{
    [Description("What keeps the data: LiteDb, a file in the data directory, or Postgres, a database (docs/scale.md).")]
    public StoreEngine Engine { get; init; } = StoreEngine.LiteDb;

    [Description("Where the connection string of the database is: env:NAME or file:PATH. Only for Postgres.")]
    [RegularExpression("(?:(?:env|file):.+)?", ErrorMessage = "env:NAME or file:PATH, never the connection string itself,")]
    [PasswordPropertyText(true)]
    public string Connection { get; init; } = "";

    [Description("Where the secret is that encrypts the keys of sessions in the database: env:NAME or file:PATH, at least 32 random characters, the same for all processes. Only for Postgres; without it each desk has sessions of its own.")]
    [RegularExpression("(?:(?:env|file):.+)?", ErrorMessage = "env:NAME or file:PATH, never the secret itself,")]
    [PasswordPropertyText(true)]
    public string Secret { get; init; } = "";

    [Description("How long a process keeps what one process does at a time (linking, briefing, a host that it polls) without a sign of life. Only for Postgres.")]
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>What does not fit together.</summary>
    public IEnumerable<string> Mistakes()
    {
        if (Engine == StoreEngine.Postgres && Connection.Length == 0)
            yield return "Store:Engine is Postgres and Store:Connection is empty; write there where the connection string is: env:NAME or file:PATH.";
    }
}
