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

    /// <summary>Makes the decision and stores it, or says why not.</summary>
    public async Task<DecisionOutcome> DecideAsync(DecisionRequest request, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(request.By) || request.By.Length > MaximumName) return DecisionOutcome.Refused($"Say who decides, in 1 to {MaximumName} characters.");
        if (request.Why?.Length > MaximumReason) return DecisionOutcome.Refused($"A reason has at most {MaximumReason} characters.");
        using var turn = await round.TakeTurnAsync(cancellationToken);
        try
        {
            var batch = DecisionPlan.Of(store, request, round.Bar, clock.GetUtcNow());
            var decision = batch.Decisions[0];
            var steps = decision.Touched.Select(id => (id, store.Thread(id)?.LastDecision ?? 0)).ToList();
            await store.CommitAsync(batch, cancellationToken);
            signal.Set();
            Decided(decision.By, decision.Id.Value, DecisionText.Sentence(decision));
            return new DecisionOutcome(decision, null) { Steps = steps };
        }
        catch (DecisionRefusedException e)
        {
            return new DecisionOutcome(null, e.Message, e.Conflict) { IsQuestion = e.IsQuestion };
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Decision {Decision} by {By}: {What}")]
    private partial void Decided(string by, int decision, string what);
}
