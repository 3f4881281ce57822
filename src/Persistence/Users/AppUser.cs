using Microsoft.AspNetCore.Identity;

namespace Persistence.Users;

/// <summary>A person who signs in. The user name is the agent's id everywhere.</summary>
public sealed class AppUser : IdentityUser
{
    public string DisplayName { get; set; } = "";

    /// <summary>The telephone extension, or null for people who do not talk to customers.</summary>
    public string? Extension { get; set; }

    public string SiteId { get; set; } = "main";

    /// <summary>Preferred language, e.g. zh-CN.</summary>
    public string Culture { get; set; } = "zh-CN";

    /// <summary>light, dark, or system.</summary>
    public string Theme { get; set; } = "system";

    public bool IsActive { get; set; } = true;

    public DateTimeOffset? LastSignInAt { get; set; }

    /// <summary>Password of the agent's telephone, protected by the web project's keys; null when none was set.</summary>
    public string? PhoneSecret { get; set; }

    /// <summary>Guards against two administrators at once.</summary>
    public int Version { get; set; }
}
