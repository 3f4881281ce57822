namespace CallCenter.Web.Features.Desk;

/// <summary>Where a prefilled value comes from (design notes, principle 5).</summary>
public enum DraftSource
{
    /// <summary>The number that calls.</summary>
    Caller,

    /// <summary>The customer's file.</summary>
    Profile,

    /// <summary>Chosen by us as the likeliest.</summary>
    Suggested,
}
