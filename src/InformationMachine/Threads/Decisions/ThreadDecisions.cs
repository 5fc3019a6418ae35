using InformationMachine.Data.Store;
using InformationMachine.Feeds;

namespace InformationMachine.Threads.Decisions;

/// <summary>
/// Makes editors' decisions: the one way to do so, for the command line, the desk and its API. A decision takes its turn between two
/// commits of the linker, so that both always see the same threads.
/// </summary>
internal sealed partial class ThreadDecisions(IMachineStore store, ThreadRound round, PostSignal signal, TimeProvider clock, ILogger<ThreadDecisions> logger)
{
    private const int MaximumName = 100;
    private const int MaximumReason = 1000;

    /// <summary>The linker of another process commits every second or so; a plan takes milliseconds.</summary>
    private const int Attempts = 10;

    /// <summary>Makes the decision and stores it, or says why not.</summary>
    public async Task<DecisionOutcome> DecideAsync(DecisionRequest request, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(request.By) || request.By.Length > MaximumName) return DecisionOutcome.Refused($"Say who decides, in 1 to {MaximumName} characters.");
        if (request.Why?.Length > MaximumReason) return DecisionOutcome.Refused($"A reason has at most {MaximumReason} characters.");
        using var turn = await round.TakeTurnAsync(cancellationToken);
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    return await DecideOnceAsync(request, cancellationToken);
                }
                catch (BasisChangedException) when (attempt < Attempts)
                {
                    // Another process has linked or decided meanwhile: the same is decided upon what is stored now.
                }
            }
        }
        catch (DecisionRefusedException e)
        {
            return new DecisionOutcome(null, e.Message, e.Conflict) { IsQuestion = e.IsQuestion };
        }
    }

    private async Task<DecisionOutcome> DecideOnceAsync(DecisionRequest request, CancellationToken cancellationToken)
    {
        var basis = LinkingBasis.Of(store);
        var batch = DecisionPlan.Of(store, request, round.Bar, clock.GetUtcNow()) with { Basis = basis };
        var decision = batch.Decisions[0];
        var steps = decision.Touched.Select(id => (id, store.Thread(id)?.LastDecision ?? 0)).ToList();
        await store.CommitAsync(batch, cancellationToken);
        signal.Set();
        Decided(decision.By, decision.Id.Value, DecisionText.Sentence(decision));
        return new DecisionOutcome(decision, null) { Steps = steps };
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Decision {Decision} by {By}: {What}")]
    private partial void Decided(string by, int decision, string what);
}
