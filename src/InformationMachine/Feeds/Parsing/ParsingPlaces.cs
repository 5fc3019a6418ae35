namespace InformationMachine.Feeds.Parsing;

/// <summary>How many documents are parsed at once in this process: however many arrive together, their trees do not add up. Thread-safe.</summary>
internal static class ParsingPlaces
{
    private static readonly SemaphoreSlim Places = new(Math.Clamp(Environment.ProcessorCount / 2, 2, 4));

    /// <summary>Runs <paramref name="parse"/> once a place is free.</summary>
    public static async Task<T> PassAsync<T>(Func<T> parse, CancellationToken cancellationToken)
    {
        await Places.WaitAsync(cancellationToken);
        try
        {
            return parse();
        }
        finally
        {
            Places.Release();
        }
    }
}
