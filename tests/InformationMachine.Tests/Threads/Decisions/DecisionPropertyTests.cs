using CsCheck;
using InformationMachine.Data.Decisions;
using InformationMachine.Threads.Decisions;

namespace InformationMachine.Tests.Threads.Decisions;

/// <summary>Random posts, decisions and restarts in any order.</summary>
public sealed class DecisionPropertyTests
{
    /// <summary>Steps: 0 and 1 bring posts, anything else decides.</summary>
    private static readonly Gen<(int Seed, int[] Steps)> Days = Gen.Select(Gen.Int[0, 1_000_000], Gen.Int[0, 4].Array[5, 25]);

    [Fact]
    public Task Restarts_anywhere_give_the_same_threads() => Days.SampleAsync(async (seed, steps) =>
    {
        await using var unbroken = new DecidedStream();
        await using var restarted = new DecidedStream();
        await RunAsync(unbroken, seed, steps, restart: false);
        await RunAsync(restarted, seed, steps, restart: true);
        restarted.Print().ShouldBe(unbroken.Print());
    }, iter: 40, threads: 1);

    [Fact]
    public Task Every_post_is_in_exactly_one_live_thread_and_what_editors_decided_stands() => Days.SampleAsync(async (seed, steps) =>
    {
        await using var stream = new DecidedStream();
        await RunAsync(stream, seed, steps, restart: false, check: true);
        var made = stream.Store.LastDecision;
        for (var more = 0; more < 4; more++) await stream.PostAsync(seed + more, 60);
        stream.CheckInvariants();
        var log = DecisionLog.Read(stream.Store);
        log.All.Count.ShouldBe(made);
        foreach (var decision in log.Standing) StandsStill(stream, log, decision);
    }, iter: 40, threads: 1);

    [Fact]
    public Task Undoing_everything_in_reverse_restores_exactly() => Days.SampleAsync(async (seed, steps) =>
    {
        await using var stream = new DecidedStream();
        await stream.PostAsync(seed, 80);
        var before = stream.Print(withHistory: false);
        var random = new Random(seed);
        foreach (var _ in steps)
        {
            var request = stream.Any(random);
            if (request.Kind != DecisionKind.Undo) await stream.DecideAsync(request);
        }

        foreach (var decision in DecisionLog.Read(stream.Store).Standing.Reverse().ToList()) await stream.MakeAsync(DecidedStream.Undo(decision.Id));
        stream.CheckInvariants();
        stream.Print(withHistory: false).ShouldBe(before);
    }, iter: 40, threads: 1);

    private static async Task RunAsync(DecidedStream stream, int seed, int[] steps, bool restart, bool check = false)
    {
        var random = new Random(seed);
        await stream.PostAsync(random.Next(), random.Next(5, 80));
        foreach (var step in steps)
        {
            if (step < 2) await stream.PostAsync(random.Next(), random.Next(1, 50));
            else await stream.DecideAsync(stream.Any(random));
            if (restart) stream.Restart();
            if (check) stream.CheckInvariants();
        }
    }

    /// <summary>A later decision about the same threads has the last word; where there is none, the machine must not have had it.</summary>
    private static void StandsStill(DecidedStream stream, DecisionLog log, Decision decision)
    {
        var touched = decision.Touched.Select(id => Forwarding.Survivor(stream.Store, id)!.Id).ToHashSet();
        var later = log.All.Where(other => other.Id.CompareTo(decision.Id) > 0 && (other.IsStructural || other.Kind is DecisionKind.Undo || other.Kind == decision.Kind));
        if (later.Any(other => other.Touched.Any(id => touched.Contains(Forwarding.Survivor(stream.Store, id)!.Id)))) return;
        var (thread, second) = (Forwarding.Survivor(stream.Store, decision.Thread)!, Forwarding.Survivor(stream.Store, decision.Other ?? decision.Thread)!);
        var holders = decision.Moves.Select(move => stream.Store.Assignment(move.Post)!.Thread).Distinct().ToList();
        switch (decision.Kind)
        {
            case DecisionKind.Merge:
                second.Id.ShouldBe(thread.Id, $"decision {decision.Id} merged");
                holders.ShouldBe([thread.Id]);
                break;
            case DecisionKind.Split:
                second.Id.ShouldNotBe(thread.Id, $"decision {decision.Id} split");
                holders.ShouldBe([second.Id]);
                break;
            case DecisionKind.Move:
                holders.ShouldBe([second.Id], $"decision {decision.Id} moved");
                foreach (var from in decision.Moves.Select(move => move.From).Except(decision.Emptied)) Forwarding.Survivor(stream.Store, from)!.Id.ShouldNotBe(second.Id);
                break;
            case DecisionKind.Rename when decision.Thread == thread.Id:
                thread.Title.ShouldBe(decision.Title);
                break;
            case DecisionKind.Hide:
                thread.IsHidden.ShouldBe(decision.IsOn);
                break;
            default:
                break;
        }
    }
}
