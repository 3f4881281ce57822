namespace Persistence.Users;

/// <summary>What a one-time link is good for.</summary>
public enum OneTimeLinkPurpose
{
    /// <summary>Makes the first administrator of an empty house.</summary>
    FirstAdministrator,

    /// <summary>Sets the password of one account.</summary>
    Password,
}
