using System.Diagnostics;
using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using InformationMachine.Data.Feeds;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Store;
using InformationMachine.Data.Store.LiteDb;

namespace InformationMachine.EndToEnd;

/// <summary>The data library as other people get it: packed, and used by programs outside this build, with nothing but what it brings.</summary>
public sealed class PackageTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("machine-package-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_sample_and_the_documented_example_build_on_the_package_alone_and_read_a_snapshot()
    {
        await Dotnet(Repository(), "pack", "src/InformationMachine.Data", "-c", Configuration, "--no-build", "-o", Path.Combine(_folder, "feed"));
        var dependencies = Dependencies(Directory.GetFiles(Path.Combine(_folder, "feed"), "*.nupkg").Single());
        dependencies.ShouldBe(["LiteDB"]);
        Copy("FollowTheMachine", File.ReadAllText(Path.Combine(Repository(), "samples", "FollowTheMachine", "Program.cs")));
        Copy("Documented", Regex.Match(File.ReadAllText(Path.Combine(Repository(), "docs", "data-file.md")), "```csharp\n(.*?)```", RegexOptions.Singleline).Groups[1].Value);
        var snapshot = await Publish();

        var (place, program) = (Path.Combine(_folder, "place.txt"), await Build("FollowTheMachine"));
        var first = await Dotnet(_folder, program, snapshot, place);
        first.ShouldContain("2 posts");
        Regex.Count(first, "^change ", RegexOptions.Multiline).ShouldBe(2);
        Regex.Count(await Dotnet(_folder, program, snapshot, place), "^change ", RegexOptions.Multiline).ShouldBe(0);
        (await Dotnet(_folder, await Build("Documented"), snapshot)).ShouldBe("");
    }

    private static string Configuration => AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Debug{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Debug" : "Release";

    private async Task<string> Publish()
    {
        await using var store = LiteDbStore.Open(Path.Combine(_folder, "machine.db"));
        var feed = FeedId.Parse("harbour");
        var posts = Enumerable.Range(1, 2).Select(n => new Post
        {
            Id = PostId.From(feed, $"{n}"),
            Feed = feed,
            Guid = $"{n}",
            Author = "Ada Hale",
            Text = "A ferry sails.",
            PublishedAt = DateTimeOffset.UnixEpoch,
            FirstSeenAt = DateTimeOffset.UnixEpoch,
            Fingerprint = "x",
        });
        await store.CommitAsync(new StoreBatch { NewPosts = [.. posts] }, Token);
        var publisher = new SnapshotPublisher(_folder);
        await publisher.PublishAsync(store, Token);
        return publisher.Path;
    }

    private void Copy(string name, string program)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;
        File.WriteAllText(Path.Combine(folder, "Program.cs"), program);
        File.Copy(Path.Combine(Repository(), "samples", "FollowTheMachine", "FollowTheMachine.csproj"), Path.Combine(folder, name + ".csproj"));
    }

    /// <summary>Offline: the packed library comes from a folder, LiteDB from what this computer has restored already.</summary>
    private async Task<string> Build(string name)
    {
        var restored = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        var output = Path.Combine(_folder, name, "out");
        await Dotnet(
            Path.Combine(_folder, name), "build", "-c", "Release", "-o", output,
            $"-p:RestoreSources={Path.Combine(_folder, "feed")}", $"-p:RestoreFallbackFolders={restored}", $"-p:RestorePackagesPath={Path.Combine(_folder, "packages")}");
        return Path.Combine(output, name + ".dll");
    }

    private static IReadOnlyList<string> Dependencies(string package)
    {
        using var zip = ZipFile.OpenRead(package);
        zip.Entries.Select(entry => entry.FullName).ShouldContain("lib/net10.0/InformationMachine.Data.xml");
        using var nuspec = zip.Entries.Single(entry => entry.Name.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
        return [.. XDocument.Load(nuspec).Descendants().Where(element => element.Name.LocalName == "dependency").Select(element => element.Attribute("id")!.Value)];
    }

    private static async Task<string> Dotnet(string directory, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = directory, UseShellExecute = false, RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync(Token);
        await process.WaitForExitAsync(Token);
        process.ExitCode.ShouldBe(0, output);
        return output;
    }

    private static string Repository()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at!.FullName, "InformationMachine.sln"))) at = at.Parent;
        return at.FullName;
    }
}
