using CsCheck;
using InformationMachine.Data.Changes;
using InformationMachine.Data.Store;

namespace InformationMachine.Tests.Data.Store.Contract;

/// <summary>The same history ends alike on both engines: every record, every count, every change with its number.</summary>
public sealed class BothEnginesTests
{
    private static readonly Gen<(int Step, int One, int Other)[]> Histories =
        Gen.Select(Gen.Int[0, RandomMachine.Steps - 1], Gen.Int[0, 1000], Gen.Int[0, 1000]).Array[1, 60];

    [Fact]
    public async Task Random_histories_end_alike() => await Histories.SampleAsync(async history =>
    {
        await using var one = new LiteDbEngine();
        await using var other = new PostgresEngine();
        await using (var left = await one.OpenAsync())
        await using (var right = await other.OpenAsync())
        {
            var (here, there) = (new RandomMachine(left), new RandomMachine(right));
            foreach (var (step, a, b) in history)
            {
                await here.StepAsync(step, a, b);
                await there.StepAsync(step, a, b);
            }

            Same(left, right);
        }

        // And so they are after a restart.
        await using var first = await one.OpenAsync();
        await using var second = await other.OpenAsync();
        Same(first, second);
    }, iter: 25, threads: 1);

    private static void Same(IMachineReader left, IMachineReader right)
    {
        Follower.Everything(right).ShouldBe(Follower.Everything(left));
        right.Counts().ShouldBe(left.Counts());
        (right.LinkedThrough, right.LastDecision, right.LatestChange.Number).ShouldBe((left.LinkedThrough, left.LastDecision, left.LatestChange.Number));
        right.ThreadsToBrief().ShouldBe(left.ThreadsToBrief());
        Logged(right).ShouldBe(Logged(left));
    }

    private static List<(long, ChangeKind)> Logged(IMachineReader reader) =>
        [.. reader.ChangesAfter(new ChangeCursor(reader.LatestChange.Identity!, 0, 0)).Select(change => (change.Cursor.Number, change.Kind))];
}
