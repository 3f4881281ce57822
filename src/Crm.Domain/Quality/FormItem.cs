namespace Crm.Domain.Quality;

/// <summary>One question of an evaluation form.</summary>
public sealed record FormItem
{
    /// <summary>Short name, unique within the form, e.g. <c>greeting</c>.</summary>
    public required string Code { get; init; }

    /// <summary>The question.</summary>
    public required FormText Text { get; init; }

    /// <summary>What counts as which answer, or null.</summary>
    public FormText? Help { get; init; }

    /// <summary>How it is judged.</summary>
    public ItemKind Kind { get; init; }

    /// <summary>Full points: 1 for yes or no, 2 to <see cref="FormRules.MaxPoints"/> for a scale.</summary>
    public int Max { get; init; } = 1;

    /// <summary>Share in the score, a whole number 0 to <see cref="FormRules.MaxWeight"/>; 0 for an item that only can be fatal.</summary>
    public int Weight { get; init; }

    /// <summary>True when the call may have given no occasion for it.</summary>
    public bool AllowsNotApplicable { get; init; }

    /// <summary>True when failing it (0 points) is marked on the review; the score is not changed by that.</summary>
    public bool IsCritical { get; init; }

    /// <summary>True when failing it (0 points) makes the whole score 0.</summary>
    public bool IsFatal { get; init; }

    /// <summary>When a comment is required.</summary>
    public CommentNeed Comment { get; init; }
}
