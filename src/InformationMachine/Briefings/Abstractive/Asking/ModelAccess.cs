using System.Collections.Concurrent;
using System.Diagnostics;
using InformationMachine.Data.Briefings;
using InformationMachine.Data.Store;

namespace InformationMachine.Briefings.Abstractive.Asking;

/// <summary>
/// Questions to the model, each at most once: what it has answered is kept in the data file and not asked again, the budgets and the pauses
/// after failures are kept. An answer is stored before it is used, so that a kill repeats at most the one request under way.
/// </summary>
internal sealed class ModelAccess(IMachineStore store, ModelClient client, ModelOptions options, ModelBudget budget, CircuitBreaker breaker, ModelFigures figures, TimeProvider time)
{
    /// <summary>Longer ones are no answer to a question about a section, and are not kept.</summary>
    private const int LongestAnswer = 64 * 1024;

    /// <summary>A question that has failed so often at an endpoint which was reached is given up, so that it never stops all others.</summary>
    private const int MostAttempts = 4;
    private const int MostRemembered = 1000;

    private readonly ConcurrentDictionary<string, int> _failed = new(StringComparer.Ordinal);

    /// <summary>Until when the model is left alone, because of failures or because the day's budget is used up; null where it may be asked.</summary>
    public DateTimeOffset? PausedUntil => budget.Left is { Requests: > 0, Tokens: > 0 } ? breaker.Until : budget.NextDay;

    /// <summary>Why it is left alone, in words; null where it may be asked.</summary>
    public string? State => budget.Left is not { Requests: > 0, Tokens: > 0 } ? $"the day's budget is used up; goes on at {budget.NextDay.UtcDateTime:yyyy-MM-dd HH:mm} UTC"
        : breaker.Until is { } until ? $"paused until {until.UtcDateTime:HH:mm:ss} UTC: {breaker.Why}" : null;

    /// <summary>Requests and tokens that are left today.</summary>
    public (long Requests, long Tokens) Left => budget.Left;

    /// <summary>Asks.</summary>
    /// <param name="question">The question.</param>
    /// <param name="of">The budget of the briefing it is for.</param>
    /// <param name="cancellationToken">Breaks it off.</param>
    /// <exception cref="ModelException">There is no answer that can be used.</exception>
    public async Task<ModelReply> AskAsync(ModelQuestion question, BriefingBudget of, CancellationToken cancellationToken)
    {
        var key = question.Key(options.Name, options.Describe());
        if (store.Answer(key) is { } known)
        {
            figures.Add("im_model_cache_hits");
            var reply = new ModelReply(known.Text, known.InputTokens, known.OutputTokens) { IsKnown = true };
            of.Add(reply);
            return reply;
        }

        if (_failed.GetValueOrDefault(key) >= MostAttempts) throw Counted(new ModelException(ModelFault.Refused, $"the model has had {MostAttempts} attempts at this question") { IsFinal = true });
        var most = question.MostTokens + options.MaximumAnswer;
        if (!of.Fits(most)) throw Counted(new ModelException(ModelFault.BriefingBudget, "the requests or tokens of this briefing are used up (Model:RequestsPerBriefing, Model:TokensPerBriefing)"));
        if (breaker.Until is { } until) throw new ModelException(ModelFault.Paused, $"the model is left alone until {until.UtcDateTime:HH:mm:ss} UTC: {breaker.Why}");
        if (!budget.TryTake(most)) throw Counted(new ModelException(ModelFault.DayBudget, "the requests or tokens of the day are used up (Model:RequestsPerDay, Model:TokensPerDay)"));
        return await AskAsync(question, key, most, of, cancellationToken);
    }

    private async Task<ModelReply> AskAsync(ModelQuestion question, string key, int taken, BriefingBudget of, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            var reply = await client.AskAsync(question, cancellationToken);
            if (reply.Text.Length > LongestAnswer) throw new ModelException(ModelFault.TooLarge, $"the answer is longer than {LongestAnswer} characters", null, new InvalidDataException("long"));
            budget.Settle(taken, reply.InputTokens + reply.OutputTokens);
            await store.CommitAsync(new StoreBatch { Answers = [new ModelAnswer(key, reply.Text, reply.InputTokens, reply.OutputTokens, time.GetUtcNow())] }, cancellationToken);
            breaker.Succeeded();
            of.Add(reply);
            Count(reply, started);
            return reply;
        }
        catch (ModelException e)
        {
            budget.Settle(taken, e.IsOurs ? 0 : question.MostTokens);
            if (!e.IsOurs) figures.Add("im_model_requests");
            if (e.Fault is ModelFault.Timeout or ModelFault.Server) Remember(key);
            if (e is { IsPassing: true, IsOurs: false }) breaker.Failed(e.Message, e.RetryAfter);
            throw Counted(e);
        }
    }

    private void Remember(string key)
    {
        if (_failed.Count >= MostRemembered) _failed.Clear();
        _failed.AddOrUpdate(key, 1, (_, before) => before + 1);
    }

    private void Count(ModelReply reply, long started)
    {
        figures.Add("im_model_requests");
        figures.Add("im_model_tokens", "direction", "in", reply.InputTokens);
        figures.Add("im_model_tokens", "direction", "out", reply.OutputTokens);
        figures.Add("im_model_milliseconds", (long)Stopwatch.GetElapsedTime(started).TotalMilliseconds);
    }

    private ModelException Counted(ModelException e)
    {
        figures.Add("im_model_failures", "reason", e.Fault.ToString());
        return e;
    }
}
