namespace Crm.Domain.Quality;

/// <summary>One version of a scoring form. Once a review uses it, it never changes again: old scores keep the form they were given with.</summary>
public sealed record EvaluationForm
{
    /// <summary>Short name of the form through all its versions, e.g. <c>repair-hotline</c>.</summary>
    public required string Code { get; init; }

    /// <summary>1, 2, 3 …</summary>
    public int Number { get; init; } = 1;

    /// <summary>Name.</summary>
    public required FormText Name { get; init; }

    /// <summary>The questions, grouped.</summary>
    public required ImmutableArray<FormGroup> Groups { get; init; }

    /// <summary>Where it stands.</summary>
    public FormState State { get; init; }

    /// <summary>True once a review was begun with it: locked.</summary>
    public bool IsUsed { get; init; }

    /// <summary>Counts saves; a save on an older version is refused.</summary>
    public int Version { get; init; }

    /// <summary>Every item, in the order of the form.</summary>
    public IEnumerable<FormItem> Items => Groups.SelectMany(g => g.Items);

    /// <summary>The item of a code, or null.</summary>
    public FormItem? Find(string code) => Items.FirstOrDefault(i => i.Code == code);
}
