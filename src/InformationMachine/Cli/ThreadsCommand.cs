using System.CommandLine;
using System.Globalization;
using InformationMachine.Configuration;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Threads;
using InformationMachine.Text;
using InformationMachine.Threads.Decisions;

namespace InformationMachine.Cli;

/// <summary>The verb <c>threads</c>; <c>list</c> and <c>show</c> are here.</summary>
internal static class ThreadsCommand
{
    public static Command Create()
    {
        var limit = new Option<int>("--limit") { Description = "How many threads at the most, the freshest first.", DefaultValueFactory = _ => 50, HelpName = "N" };
        limit.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1) result.AddError("--limit takes a whole number from 1.");
        });
        var single = new Option<bool>("--single") { Description = "List threads of one post too." };
        var list = new Command("list", "Live threads, the freshest first.") { limit, single };
        list.SetAction((parse, _) => ListAsync(GlobalOptions.Paths(parse), parse.GetValue(limit), parse.GetValue(single), parse.GetValue(GlobalOptions.Json)));

        var number = DecisionCommands.Thread();
        var show = new Command("show", "A thread's posts with their scores; a merged thread shows its survivor.") { number };
        show.SetAction((parse, _) => ShowAsync(GlobalOptions.Paths(parse), parse.GetValue(number), parse.GetValue(GlobalOptions.Json)));
        var threads = new Command("threads", "Show threads, and decide about them.") { list, show };
        foreach (var verb in ThreadHistoryCommands.Create().Concat(ThreadVersionCommands.Create()).Concat(DecisionCommands.Create())) threads.Subcommands.Add(verb);
        return threads;
    }

    private static async Task<int> ListAsync(MachinePaths paths, int limit, bool single, bool json)
    {
        await using var data = OpenedData.ForReading(paths);
        var threads = data.Reader.Threads()
            .Where(thread => thread.IsLive && (single || thread.PostCount > 1))
            .OrderByDescending(thread => thread.UpdatedAt).ThenBy(thread => thread.Id)
            .Take(limit).ToList();
        if (json)
        {
            JsonOutput.Print(threads.Select(thread => new { Id = thread.Id.Value, thread.Title, thread.PostCount, thread.StartedAt, thread.UpdatedAt, Version = thread.BriefingVersion }));
            return (int)ExitCode.Done;
        }

        Table.Print(
            ["thread", "posts", "version", "updated", "title"],
            threads.Select(thread => (IReadOnlyList<string>)
                [thread.Id.ToString(), Number(thread.PostCount), Number(thread.BriefingVersion), Time(thread.UpdatedAt), thread.Title]));
        return (int)ExitCode.Done;
    }

    private static async Task<int> ShowAsync(MachinePaths paths, ThreadId id, bool json)
    {
        await using var data = OpenedData.ForReading(paths);
        var thread = Forwarding.Survivor(data.Reader, id) ?? throw new RefusedException(ExitCode.Failed, $"There is no thread {id}; see `threads list`.");
        var assignments = data.Reader.Assignments(thread.Id);
        var posts = data.Reader.PostsOf(thread.Id).ToDictionary(post => post.Id);
        if (json)
        {
            JsonOutput.Print(new
            {
                Id = thread.Id.Value,
                thread.Title,
                thread.StartedAt,
                thread.UpdatedAt,
                Version = thread.BriefingVersion,
                Posts = assignments.Select(assignment => Describe(assignment, posts[assignment.Post])),
            });
            return (int)ExitCode.Done;
        }

        if (thread.Id != id) Console.Out.WriteLine($"Thread {id} was merged into {thread.Id}.");
        Console.Out.WriteLine($"{thread.Title}");
        Console.Out.WriteLine($"{Counted.Of(thread.PostCount, "post")}, {Time(thread.StartedAt)} to {Time(thread.UpdatedAt)} UTC, briefing version {thread.BriefingVersion}");
        if (thread.BriefingVersion > 0) Console.Out.WriteLine(Path.Combine(paths.Site, "threads", $"{thread.Id}.html"));
        Console.Out.WriteLine();
        Table.Print(
            ["published", "score", "author", "post", "id"],
            assignments.Select(assignment => (assignment, post: posts[assignment.Post])).Select(row => (IReadOnlyList<string>)
                [Time(row.post.PublishedAt), row.assignment.Score.ToString("0.00", CultureInfo.InvariantCulture), row.post.Author, Excerpt(row.post.Title ?? row.post.Text), row.post.Id.Value]));
        return (int)ExitCode.Done;
    }

    private static object Describe(Assignment assignment, Post post) => new
    {
        Id = post.Id.Value,
        post.Author,
        post.Handle,
        post.PublishedAt,
        post.Url,
        post.Title,
        post.Text,
        post.Revision,
        assignment.Score,
        Provisional = assignment.Provisional.Value,
        By = assignment.By.ToString(),
    };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static string Excerpt(string text) => text.Length <= 100 ? text.Replace('\n', ' ') : text[..99].Replace('\n', ' ') + "…";
}
