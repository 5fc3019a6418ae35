using InformationMachine.Configuration;
using InformationMachine.Data.Postgres;
using InformationMachine.Data.Store;
using InformationMachine.Desk.Accounts;
using InformationMachine.Feeds.Sources;
using InformationMachine.Text;

namespace InformationMachine.Cli;

/// <summary>What <c>config check</c> finds in the database that keeps the lists of a machine.</summary>
/// <param name="Place">Where it is.</param>
/// <param name="Feeds">How many feeds its list has; null where there is no list.</param>
/// <param name="HasSecret">Whether sessions hold at every desk.</param>
/// <param name="Away">Why it cannot be asked; null where it can.</param>
internal sealed record DatabaseCheck(string Place, int? Feeds, bool HasSecret, string? Away)
{
    /// <summary>Reads every list as a machine reads it; what is wrong is added to the mistakes.</summary>
    public static DatabaseCheck? Of(StoreOptions store, List<string> mistakes)
    {
        StoreSecret? secret = null;
        PostgresDocuments? database = null;
        ConfigCommand.Collect(() => secret = StoreSecret.Of(store), mistakes);
        ConfigCommand.Collect(() => database = Opened(store), mistakes);
        if (database is null) return null;
        var documents = new SharedDocuments(database, database);
        var feeds = documents.Of(DocumentName.Feeds);
        int? count = null;
        try
        {
            ConfigCommand.Collect(() => count = feeds.Known().Bytes is null ? null : FeedsFile.Read(feeds, SourceKinds.Names).Length, mistakes);
            foreach (var name in FileDocuments.Names.Where(name => name != DocumentName.Feeds)) ConfigCommand.Collect(() => ListCheck.Read(documents, name), mistakes);
            if (secret is not null) ConfigCommand.Collect(() => new SharedKeys(documents.Of(DocumentName.SessionKeys), secret).GetAllElements(), mistakes);
            return new DatabaseCheck(database.Place, count, store.Secret.Length > 0, null);
        }
        catch (Exception e) when (e is IOException or DataFileException)
        {
            return new DatabaseCheck(database.Place, null, store.Secret.Length > 0, e.Message);
        }
    }

    /// <summary>Says what was found.</summary>
    /// <param name="file">The list of feeds that lies beside; null where there is none.</param>
    public ExitCode Report(string? file)
    {
        if (Away is null)
        {
            Console.Out.WriteLine(Feeds is { } count
                ? $"The database {Place} has the lists of this machine, and they are valid: {Counted.Of(count, "feed")}.{(file is null ? "" : $" {file} is not read.")}"
                : $"The database {Place} has no list of feeds yet: {(file is null ? "`feeds add URL` begins one" : $"`run` takes {file} over")}.");
        }

        if (!HasSecret) Console.Out.WriteLine("Store:Secret is empty: who signs in does so at one desk alone. With a secret, the same for all processes, a session holds at every desk.");
        if (Away is null) return ExitCode.Done;
        Console.Error.WriteLine($"The lists in the database were not checked: {Away}");
        return ExitCode.Failed;
    }

    private static PostgresDocuments Opened(StoreOptions store)
    {
        try
        {
            return PostgresDocuments.Open(KeptStore.Connection(store));
        }
        catch (DataFileException e)
        {
            throw new RefusedException(ExitCode.Configuration, e.Message, e);
        }
    }
}
