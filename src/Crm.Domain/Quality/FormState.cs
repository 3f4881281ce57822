namespace Crm.Domain.Quality;

/// <summary>Where a version of a form stands.</summary>
public enum FormState
{
    /// <summary>Being written; nothing may be scored with it.</summary>
    Draft,

    /// <summary>New reviews use it.</summary>
    Active,

    /// <summary>Kept for the reviews that were made with it.</summary>
    Retired,
}
