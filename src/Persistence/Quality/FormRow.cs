using Crm.Domain.Quality;

namespace Persistence.Quality;

/// <summary>One version of a scoring form: what is searched for in columns, what is only read in JSON.</summary>
public sealed class FormRow
{
    public string Code { get; init; } = "";
    public int Number { get; init; }
    public FormState State { get; set; }

    /// <summary>A review was begun with it.</summary>
    public bool IsUsed { get; set; }

    /// <summary>Name and groups as JSON.</summary>
    public string Definition { get; set; } = "{}";

    public int Version { get; set; }
}
