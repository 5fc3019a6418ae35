using System.Globalization;

namespace InformationMachine.Tests.Data.Store.LiteDb;

/// <summary>A sample of the benchmark `flips`: altered bytes and pages in every file, stopped and alive.</summary>
public sealed class FlippedBytesTests
{
    private const int Bytes = 50;
    private const int Pages = 20;

    [Fact]
    public async Task Nothing_comes_out_short_hangs_or_is_called_sound_and_dead()
    {
        var token = TestContext.Current.CancellationToken;
        using var trial = new FlipTrial();
        await trial.PrepareAsync(token);
        var refused = 0;
        for (var seed = 0; seed < Bytes + Pages; seed++)
        {
            var outcome = await trial.RunAsync(seed, isPage: seed >= Bytes, isAlive: seed / 5 % 2 == 1, token);
            outcome.Wrong.ShouldBeNull(string.Create(CultureInfo.InvariantCulture, $"seed {seed}, {outcome.File}"));
            refused += outcome.Refusals;
        }

        refused.ShouldBeGreaterThan(Bytes, "most of what is altered must be noticed for this test to mean anything");
    }
}
