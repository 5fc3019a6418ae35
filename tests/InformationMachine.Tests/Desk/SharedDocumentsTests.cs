using System.Text;
using InformationMachine.Cli;
using InformationMachine.Configuration;
using Microsoft.Extensions.Logging.Abstractions;

namespace InformationMachine.Tests.Desk;

/// <summary>Lists that processes share, as a running machine follows and takes them over.</summary>
public sealed class SharedDocumentsTests : IAsyncDisposable
{
    private readonly SharedDatabase _database = new();
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>After a recovery to an earlier point whoever was let in since must not stay in.</summary>
    [Fact]
    public async Task A_database_that_was_brought_back_to_an_earlier_state_counts()
    {
        var feeds = (await _database.DeskAsync()).Of(DocumentName.Feeds);
        feeds.TryWrite(feeds.Now(), "later"u8.ToArray()).ShouldBeTrue();
        feeds.Known().Bytes.ShouldBe("later"u8.ToArray());
        await _database.AskAsync("UPDATE {0}.documents SET version = version - 1000, content = 'earlier'::bytea WHERE name = 'feeds'");
        await EventuallyAsync(() => Encoding.UTF8.GetString(feeds.Known().Bytes!) == "earlier");
    }

    [Theory]
    [InlineData("accounts.json", "{}")]
    [InlineData("accounts.json", """[ { "name": "ada" } ]""")]
    [InlineData("receivers.json", "[ null ]")]
    [InlineData("feeds.json", """{ "feeds": [ { "id": "one" } ] }""")]
    public async Task A_file_that_nobody_could_read_becomes_nobodys_list(string file, string content)
    {
        var documents = await _database.DeskAsync();
        await File.WriteAllTextAsync(_folder.File(file), content, Token);
        Should.Throw<RefusedException>(() => TakeOver(documents)).Code.ShouldBe(ExitCode.Configuration);
        FileDocuments.Names.ShouldAllBe(name => documents.Of(name).Now().Bytes == null);
    }

    [Fact]
    public async Task A_file_is_not_looked_into_where_the_database_has_the_list()
    {
        var documents = await _database.DeskAsync();
        await File.WriteAllTextAsync(_folder.File("feeds.json"), """{ "feeds": [] }""", Token);
        TakeOver(documents);
        documents.Of(DocumentName.Feeds).Now().Bytes.ShouldNotBeNull();
        // Nobody can read a folder as a file, whoever they are.
        File.Delete(_folder.File("feeds.json"));
        Directory.CreateDirectory(_folder.File("feeds.json"));
        await File.WriteAllTextAsync(_folder.File("accounts.json"), "[]", Token);
        TakeOver(documents);
        documents.Of(DocumentName.Accounts).Now().Bytes.ShouldNotBeNull();
    }

    private void TakeOver(SharedDocuments documents) =>
        DocumentsTaken.TakeOver(new FileDocuments(new MachinePaths(_folder.Path, _folder.Path), TimeProvider.System), documents, ListCheck.Read, NullLogger.Instance);

    private static async Task EventuallyAsync(Func<bool> isSo)
    {
        var deadline = TimeProvider.System.GetTimestamp();
        while (!isSo())
        {
            TimeProvider.System.GetElapsedTime(deadline).ShouldBeLessThan(TimeSpan.FromSeconds(20));
            await Task.Delay(100, Token);
        }
    }
}
