namespace InformationMachine.Tests.Data.Failures;

/// <summary>The checker of runs with failures is checked: one that finds nothing in what was altered on purpose would find nothing at all.</summary>
public sealed class FailureCheckerTests
{
    private static readonly FailureRecord Sound = new()
    {
        Interval = Seconds(10),
        Lease = Seconds(4),
        PerHost = 2,
        Published = ["a", "b", "c"],
        Posts = [new StoredPost(1, "p1", "a"), new StoredPost(2, "p2", "b"), new StoredPost(3, "p3", "c")],
        LinkedThrough = 2,
        Links = [new LinkedPost(1, "p1", 1), new LinkedPost(2, "p2", 1)],
        Threads = [new LinkedThread(1, null, 2), new LinkedThread(2, 1, 1)],
        ReplayedLinks = [new LinkedPost(1, "p1", 1), new LinkedPost(2, "p2", 1)],
        ReplayedThreads = [new LinkedThread(1, null, 2), new LinkedThread(2, 1, 1)],
        Writes = [Write(epoch: 1, "link-1.1"), Write(epoch: 1, "link-1.1"), Write(epoch: 2, "link-2.1")],
        Requests = [Request("x", "poll-1.1", 1, answer: 1, known: 0), Request("x", "poll-2.1", 12, answer: 2, known: 1), Request("y", "poll-2.1", 12.1, answer: 3, known: 0), Request("x", "poll-1.1", 23, answer: 4, known: 2)],
        Changes = [5, 6, 8],
        Followed = [5, 6, 7, 6, 7, 8],
        Faults = [],
        Ended = [],
    };

    private static readonly Dictionary<string, (string Rule, FailureRecord Record)> Alterations = new(StringComparer.Ordinal)
    {
        ["a post is stored twice"] = (FailureChecker.EveryPostOnce, Sound with { Posts = Sound.Posts.Add(new StoredPost(4, "p4", "a")) }),
        ["a key is stored twice"] = (FailureChecker.EveryPostOnce, Sound with { Published = Sound.Published.Add("d"), Posts = Sound.Posts.Add(new StoredPost(4, "p1", "d")) }),
        ["a post is missing"] = (FailureChecker.EveryPostOnce, Sound with { Published = Sound.Published.Add("d") }),
        ["a post is made up"] = (FailureChecker.EveryPostOnce, Sound with { Posts = Sound.Posts.Add(new StoredPost(4, "p4", "d")) }),
        ["a number is left out"] = (FailureChecker.EveryPostOnce, Sound with { Posts = Sound.Posts.SetItem(2, new StoredPost(4, "p3", "c")) }),
        ["a post is in two threads"] = (FailureChecker.OneLiveThread, Sound with { Links = Sound.Links.Add(new LinkedPost(2, "p2", 3)) }),
        ["a linked post has no thread"] = (FailureChecker.OneLiveThread, Sound with { LinkedThrough = 3 }),
        ["a pending post has a thread"] = (FailureChecker.OneLiveThread, Sound with { LinkedThrough = 1 }),
        ["a post is in a merged thread"] = (FailureChecker.OneLiveThread, Sound with { Links = Sound.Links.SetItem(1, new LinkedPost(2, "p2", 2)) }),
        ["a post is in no thread that is stored"] = (FailureChecker.OneLiveThread, Sound with { Links = Sound.Links.SetItem(1, new LinkedPost(2, "p2", 7)) }),
        ["a post is linked under another's key"] = (FailureChecker.OneLiveThread, Sound with { Links = Sound.Links.SetItem(1, new LinkedPost(2, "p1", 1)) }),
        ["a post is linked that is not stored"] = (FailureChecker.OneLiveThread, Sound with { Links = Sound.Links.Add(new LinkedPost(9, "p9", 1)) }),
        ["a thread miscounts"] = (FailureChecker.OneLiveThread, Sound with { Threads = Sound.Threads.SetItem(0, new LinkedThread(1, null, 3)) }),
        ["a live thread is empty"] = (FailureChecker.OneLiveThread, Sound with { Threads = Sound.Threads.Add(new LinkedThread(3, null, 0)) }),
        ["a thread is altered"] = (FailureChecker.AsReplayed, Sound with { ReplayedThreads = Sound.ReplayedThreads.SetItem(1, new LinkedThread(2, null, 1)) }),
        ["a thread is one too many"] = (FailureChecker.AsReplayed, Sound with { ReplayedThreads = Sound.ReplayedThreads.RemoveAt(1) }),
        ["a post is linked otherwise"] = (FailureChecker.AsReplayed, Sound with { ReplayedLinks = Sound.ReplayedLinks.SetItem(1, new LinkedPost(2, "p2", 2)) }),
        ["a post is linked that was not replayed"] = (FailureChecker.AsReplayed, Sound with { ReplayedLinks = Sound.ReplayedLinks.RemoveAt(1) }),
        ["a woken linker writes under the next epoch"] = (FailureChecker.EpochsApart, Sound with { Writes = Sound.Writes.Add(Write(epoch: 2, "link-1.1")) }),
        ["an epoch comes back"] = (FailureChecker.EpochsApart, Sound with { Writes = Sound.Writes.Add(Write(epoch: 1, "link-1.1")) }),
        ["a feed is asked early"] = (FailureChecker.NotEarly, Sound with { Requests = Sound.Requests.Add(Request("x", "poll-1.1", 30, answer: 5, known: 4)) }),
        ["an answer is made up"] = (FailureChecker.NotEarly, Sound with { Requests = Sound.Requests.Add(Request("x", "poll-1.1", 40, answer: 5, known: 99)) }),
        ["a request is overlapped"] = (FailureChecker.NotTwiceAtOnce, Sound with { Requests = Sound.Requests.Add(Request("x", "poll-1.1", 12.3, answer: 5, known: 1)) }),
        ["a request is overlapped by its own process"] = (FailureChecker.NotTwiceAtOnce, Sound with { Requests = Sound.Requests.Add(Request("x", "poll-2.1", 12.3, answer: 5, known: 1)) }),
        ["two processes ask a host at once"] = (FailureChecker.HostLimit, Sound with { Requests = Sound.Requests.Add(Request("z", "poll-1.1", 23.1, answer: 5, known: 0)).Add(Request("w", "poll-2.1", 23.2, answer: 6, known: 0)) }),
        ["a process asks a host too often at once"] = (FailureChecker.HostLimit, Sound with { Requests = Sound.Requests.Add(Request("z", "poll-2.1", 12.2, answer: 5, known: 0)) }),
        ["an answer is thrown away"] = (FailureChecker.NotForNothing, Sound with { Requests = Sound.Requests.Add(Request("x", "poll-2.1", 34, answer: 5, known: 2)) }),
        ["a change is left out"] = (FailureChecker.Followed, Sound with { Followed = Sound.Followed.RemoveAt(5) }),
        ["changes are out of order"] = (FailureChecker.Followed, Sound with { Followed = [6, 5, 7, 8] }),
        ["a process has ended"] = (FailureChecker.Alive, Sound with { Ended = ["brief-1 ended with 1"] }),
        ["a kill excuses no overlap"] = (FailureChecker.NotTwiceAtOnce, Sound with { Requests = Sound.Requests.Add(Request("x", "poll-1.1", 12.3, answer: 5, known: 1)), Faults = [new Fault(FaultKind.Kill, "poll-1", Seconds(12.4), Seconds(12.4))] }),
        ["a sleep of another process excuses nothing"] = (FailureChecker.NotTwiceAtOnce, Sound with { Requests = Sound.Requests.Add(Request("x", "poll-1.1", 12.3, answer: 5, known: 1)), Faults = [new Fault(FaultKind.Stop, "poll-3", Seconds(11), Seconds(20))] }),
        ["a cut excuses nothing before the lease can be over"] = (FailureChecker.NotTwiceAtOnce, Sound with { Requests = Sound.Requests.Add(Request("x", "poll-1.1", 12.3, answer: 5, known: 1)), Faults = [new Fault(FaultKind.BlackHole, "poll-2", Seconds(11), Seconds(20))] }),
        ["a cut excuses nothing that begins after the lease"] = (FailureChecker.NotTwiceAtOnce, Sound with { Requests = Sound.Requests.Add(Request("x", "poll-1.1", 12.3, answer: 5, known: 1)), Faults = [new Fault(FaultKind.BlackHole, "poll-2", Seconds(1), Seconds(20))] }),
    };

    public static TheoryData<string> Altered => [.. Alterations.Keys];

    [Fact]
    public void What_is_sound_is_called_sound() => FailureChecker.Check(Sound).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Altered))]
    public void What_was_altered_is_found(string alteration)
    {
        var (rule, record) = Alterations[alteration];
        FailureChecker.Check(record).Select(violation => violation.Rule).ShouldContain(rule);
    }

    [Fact]
    public void Every_rule_is_tried() => Alterations.Values.Select(alteration => alteration.Rule).Distinct(StringComparer.Ordinal).ShouldBe(FailureChecker.Rules, ignoreOrder: true);

    [Theory]
    [InlineData(nameof(FaultKind.Stop), "poll-2", 12.2, 20)]
    [InlineData(nameof(FaultKind.BlackHole), "poll-2", 9, 20)]
    [InlineData(nameof(FaultKind.ImmediateRestart), null, 9, 20)]
    public void What_was_under_way_when_a_process_was_stopped_or_cut_off_is_excused(string kind, string? process, double begin, double end)
    {
        var asked = Sound.Requests.Add(Request("x", "poll-1.1", 12.3, answer: 5, known: 1));
        FailureChecker.Check(Sound with { Requests = asked, Faults = [new Fault(Enum.Parse<FaultKind>(kind), process, Seconds(begin), Seconds(end))] })
            .Where(violation => violation.Rule is FailureChecker.NotTwiceAtOnce or FailureChecker.HostLimit).ShouldBeEmpty();
    }

    private static RoleWrite Write(long epoch, string process) => new("link", epoch, epoch, process, 1);

    private static FeedRequest Request(string feed, string process, double begin, long answer, long known) => new(feed, "host", process, Seconds(begin), Seconds(begin + 0.5), answer, known);

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);
}
