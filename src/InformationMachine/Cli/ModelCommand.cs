using System.CommandLine;
using System.Diagnostics;
using InformationMachine.Briefings;
using InformationMachine.Briefings.Abstractive;
using InformationMachine.Briefings.Abstractive.Asking;
using InformationMachine.Briefings.Sections;
using InformationMachine.Configuration;
using InformationMachine.Data.Briefings;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Store.LiteDb;
using InformationMachine.Data.Threads;
using InformationMachine.Feeds.Sources;
using InformationMachine.Network;

namespace InformationMachine.Cli;

/// <summary>The verb <c>model check</c>: what the model of the settings can do, and one sample briefing with the verdicts on its sentences.</summary>
internal static class ModelCommand
{
    public static Command Create() => new("model", "The language model that words briefings, where one is set.") { Check() };

    private static Command Check()
    {
        var posts = new Option<string?>("--posts") { Description = "Posts of one story in JSONL to write the sample from (default: an invented one).", HelpName = "FILE" };
        var command = new Command("check", "Ask the model of the settings: whether it answers, in which form and how fast, and one sample briefing with its verdicts. Nothing is kept; the posts of the sample are sent to it.") { posts };
        command.SetAction((parse, cancellationToken) => RunAsync(GlobalOptions.Paths(parse), parse.GetValue(posts), parse.GetValue(GlobalOptions.Json), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(MachinePaths paths, string? posts, bool json, CancellationToken cancellationToken)
    {
        var settings = SettingsReader.Read(paths);
        var options = settings.Model;
        if (!options.IsSet) throw new RefusedException(ExitCode.Configuration, $"{paths.SettingsFile}: Model:Endpoint and Model:Name say which model; docs/model.md shows how. Nothing was asked.");
        var story = Story(posts);
        await using var store = LiteDbStore.InMemory();
        using var client = new ModelClient(ChatClients.Create(options, settings.Feeds.UserAgent, TimeProvider.System, new Dialer()), options);
        var figures = new ModelFigures();
        var access = AbstractiveServices.CreateAccess(store, client, options, figures);
        var started = Stopwatch.GetTimestamp();
        ModelWording wording;
        try
        {
            wording = await new WordingWriter(access, options, figures, TimeProvider.System).WriteAsync(story.Briefing, story.Posts, cancellationToken);
        }
        catch (ModelException e)
        {
            throw new RefusedException(ExitCode.Failed, $"{options.Name} at {options.Endpoint}: {e.Message}.", e);
        }

        var report = new ModelReport(options, client, wording, Stopwatch.GetElapsedTime(started));
        if (json) JsonOutput.Print(report.Figures());
        else report.Print(Console.Out);
        return wording.Sections.Any(section => section.Reason is null) ? (int)ExitCode.Done : throw new RefusedException(ExitCode.Failed, "No section could be published in the model's words; the lines above say why.");
    }

    /// <summary>An invented story, or the posts of a file, briefed as the machine would.</summary>
    private static (Briefing Briefing, IReadOnlyList<Post> Posts) Story(string? path)
    {
        IReadOnlyList<Post> posts = [.. (path is null ? ModelSample.Posts : PostsFile.Read(path)).OrderBy(post => post.PublishedAt)];
        var briefing = posts.Count == 0 ? null : new BriefingWriter(new BriefingOptions { MinimumPosts = 1 }).Write(new BriefingMaterial
        {
            Thread = new ThreadId(1),
            Posts = posts,
            Now = posts[^1].PublishedAt,
            Reason = new BriefingReason(posts.Count, 0, 0),
        });
        return briefing is null ? throw new RefusedException(ExitCode.Failed, $"{path}: the posts hold no sentence a briefing could be written from.") : (briefing, posts);
    }
}
