namespace InformationMachine.Briefings.Site.Catalogue;

/// <summary>Something of which a page shows the first few.</summary>
internal interface IRanked
{
    /// <summary>What tells it from others in its list.</summary>
    string Key { get; }

    /// <summary>Greater comes first. A pure function of the item, so that a list needs no clock.</summary>
    double Rank { get; }
}
