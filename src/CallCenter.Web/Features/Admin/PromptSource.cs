namespace CallCenter.Web.Features.Admin;

/// <summary>Where a prompt comes from.</summary>
public enum PromptSource
{
    /// <summary>Came with the program.</summary>
    BuiltIn,

    /// <summary>Uploaded under a new name.</summary>
    Uploaded,

    /// <summary>Uploaded; it stands before the built-in one of the same name.</summary>
    Replaced,

    /// <summary>Made in code.</summary>
    Code,
}
