namespace CallCenter.Web.Features.Desk;

/// <summary>Forms of one kind as <see cref="DraftKeeper"/> carries them over a restart.</summary>
internal interface IFormShelf
{
    /// <summary>A form was kept or is no longer needed. Raised where it happens; return at once.</summary>
    event Action<IFormShelf, DraftKey>? Touched;

    /// <summary>Forms that it holds at most.</summary>
    int Limit { get; }

    /// <summary>The form as the store may have it; null when there is nothing worth keeping.</summary>
    (string Content, DateTimeOffset KeptAt)? Close(DraftKey key, DraftBox box);

    /// <summary>Takes back what an earlier process kept; what this one has already is newer. False when it is of another kind, or cannot be opened.</summary>
    bool Restore(string agent, string content, DraftBox box);
}
