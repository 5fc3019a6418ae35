using InformationMachine.Data.Briefings;

namespace InformationMachine.Briefings.Sections.Layout;

/// <summary>A part of a section as readers meet it, in the words of the thread's language. Forms know blocks and no sections.</summary>
internal abstract record Block
{
    /// <summary>Every sentence that it tells, as the version has it.</summary>
    public abstract IEnumerable<Sentence> Told { get; }
}
