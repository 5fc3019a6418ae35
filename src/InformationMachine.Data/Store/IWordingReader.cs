using InformationMachine.Data.Briefings;
using InformationMachine.Data.Threads;

namespace InformationMachine.Data.Store;

/// <summary>What can be asked of what a language model has written.</summary>
public interface IWordingReader
{
    /// <summary>A model's wording of a version; null where there is none.</summary>
    ModelWording? Wording(ThreadId thread, int version);

    /// <summary>Wordings with a greater number, in the order they were added.</summary>
    IEnumerable<ModelWording> WordingsAfter(long number);

    /// <summary>The number of the latest wording; 0 where there is none.</summary>
    long LastWording { get; }

    /// <summary>The kept answer to a question; null where there is none.</summary>
    /// <param name="key">The hash of the question.</param>
    ModelAnswer? Answer(string key);

    /// <summary>Kept answers that came at this time or later.</summary>
    /// <param name="from">The time.</param>
    IReadOnlyList<ModelAnswer> AnswersFrom(DateTimeOffset from);
}
