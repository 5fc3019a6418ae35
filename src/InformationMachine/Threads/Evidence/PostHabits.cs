using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace InformationMachine.Threads.Evidence;

/// <summary>
/// How alike a post was to what was remembered when it arrived: whether it has many neighbours or none. Follows from posts alone, never from
/// threads. Kept with the post, because what it was measured against is forgotten. NaN where there was nothing to measure.
/// </summary>
/// <param name="Best">The likeness of its nearest post by words, 0 to 1.</param>
/// <param name="Five">The mean of its five nearest by words.</param>
/// <param name="Thirty">The mean of its thirty nearest by words.</param>
/// <param name="BestMeaning">The likeness of its nearest by meaning, -1 to 1.</param>
/// <param name="FiveMeaning">The mean of its five nearest by meaning.</param>
/// <param name="ThirtyMeaning">The mean of its thirty nearest by meaning.</param>
/// <param name="OwnFeed">Its usual likeness to its own feed's latest posts by words.</param>
/// <param name="OwnFeedMeaning">The same by meaning.</param>
/// <param name="IsCrowd">
/// True where its feed had more than its share of what was remembered: such a post is judged as any other and found by later ones, but says
/// nothing of what is usual, so that no feed decides how others are linked.
/// </param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PostHabits(float Best, float Five, float Thirty, float BestMeaning, float FiveMeaning, float ThirtyMeaning, float OwnFeed, float OwnFeedMeaning, bool IsCrowd = false)
{
    /// <summary>Of a post about which nothing is known.</summary>
    public static PostHabits Unknown => new(float.NaN, float.NaN, float.NaN, float.NaN, float.NaN, float.NaN, float.NaN, float.NaN);

    /// <summary>As they are stored.</summary>
    public ImmutableArray<float> ToNumbers() => [Best, Five, Thirty, BestMeaning, FiveMeaning, ThirtyMeaning, OwnFeed, OwnFeedMeaning, IsCrowd ? 1 : 0];

    /// <summary>As they were stored; unknown where they were not.</summary>
    public static PostHabits FromNumbers(ImmutableArray<float> numbers) =>
        numbers.Length < 8 ? Unknown : new(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5], numbers[6], numbers[7], numbers.Length > 8 && numbers[8] > 0);
}
