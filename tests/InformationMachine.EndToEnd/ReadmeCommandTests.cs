using System.Diagnostics;

namespace InformationMachine.EndToEnd;

/// <summary>The README's first command works where a stranger calls it, at the top of a clone, and its last step ends with posts and their story.</summary>
public sealed class ReadmeCommandTests
{
    [Fact]
    public async Task Run_from_the_top_of_a_clone_the_machine_finds_the_configuration_there()
    {
        var configuration = AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Debug{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Debug" : "Release";
        string[] arguments = ["run", "-c", configuration, "--no-build", "--project", "src/InformationMachine", "--", "config", "check"];
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = SharedMaterial.Repository, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("IM_", StringComparison.Ordinal)).ToList()) start.Environment.Remove(name);
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.ExitCode.ShouldBe(0, output + await errors);
        output.ShouldContain($"{Path.Combine(SharedMaterial.Repository, "config")} is valid");
    }

    [Fact]
    public async Task A_feed_of_ones_own_is_polled_by_the_running_machine_and_what_is_missing_or_told_is_said_in_a_line()
    {
        var site = Directory.CreateTempSubdirectory("readme-");
        await File.WriteAllTextAsync(Path.Combine(site.FullName, "blog.html"), """<html><head><title>Harbour blog</title><link rel="alternate" type="application/rss+xml" href="/blog.xml"></head><body></body></html>""", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(site.FullName, "blog.xml"), Feed("Harbour blog", "The crane of Nordhafen is back after the storm", "The big crane of Nordhafen harbour is back in service after the storm of Friday, harbour master Ines Kolb said."), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(site.FullName, "daily.xml"), Feed("Nordhafen daily", "Nordhafen: big crane back in service after Friday's storm", "Harbour master Ines Kolb said the big crane of Nordhafen harbour is back in service after the storm of Friday. Ships wait until Monday."), TestContext.Current.CancellationToken);
        await using var server = await FolderServer.Start(site.FullName);
        using var installation = new Installation();
        installation.Configure([]);
        foreach (var (name, value) in new[] { ("IM_FEEDS__ALLOWPRIVATENETWORKS", "false"), ("IM_DESK__ENABLED", "true"), ("IM_DESK__PORT", "0") }) installation.Variables[name] = value;
        using var machine = installation.Start("run");
        await machine.Until(() => File.Exists(Path.Combine(installation.Data, "desk.json")), TimeSpan.FromSeconds(120), "desk.json");

        var page = new Uri(server.Address, "blog.html").AbsoluteUri;
        var refused = await installation.Run("feeds", "add", page, "--id", "mine");
        refused.Code.ShouldBe(1);
        refused.Errors.ShouldContain($"`feeds add {page} --allow-private-network`");
        var added = await installation.Run("feeds", "add", page, "--id", "mine", "--allow-private-network");
        added.Code.ShouldBe(0, added.Errors);
        added.Output.ShouldContain("The running machine polls it within seconds; `feeds posts mine` shows what came of it.");

        var alone = await PostsAsync("No briefing yet:");
        alone.Output.ShouldContain("The crane of Nordhafen is back");
        alone.Errors.Trim().ShouldBe("No briefing yet: one is written when a second post, of this or any other feed, tells the same story. Follow feeds that tell of the same things.");

        (await installation.Run("feeds", "add", new Uri(server.Address, "daily.xml").AbsoluteUri, "--allow-private-network")).Code.ShouldBe(0);
        var told = await PostsAsync("Told in");
        told.Output.ShouldContain("\tyes\tThe crane of Nordhafen");
        told.Errors.ShouldContain("`threads show ");
        site.Delete(recursive: true);

        async Task<(int Code, string Output, string Errors)> PostsAsync(string wanted)
        {
            for (var tries = 0; ; tries++)
            {
                var posts = await installation.Run("feeds", "posts", "mine");
                if (posts.Errors.StartsWith(wanted, StringComparison.Ordinal)) return posts;
                (tries < 40 && posts.Errors.Trim().Split('\n').Length == 1).ShouldBeTrue($"one line each time: {posts.Output} {posts.Errors} {machine.Output} {machine.Errors}");
                await Task.Delay(1000, TestContext.Current.CancellationToken);
            }
        }
    }

    private static string Feed(string title, string headline, string text) =>
        $"""
        <rss version="2.0"><channel><title>{title}</title><link>https://example.com/</link><description>Notes</description>
        <item><guid>{title}</guid><title>{headline}</title><description>{text}</description><pubDate>{DateTime.UtcNow.AddHours(-1):R}</pubDate></item></channel></rss>
        """;
}
