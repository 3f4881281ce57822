namespace Crm.Domain.Administration;

/// <summary>What an account may be, and what may not happen to the last administrator.</summary>
public static class UserRules
{
    /// <summary>The last active administrator keeps role and access.</summary>
    public const string LastAdministratorStays = "LastAdministratorStays";

    /// <summary>Who takes calls needs an extension.</summary>
    public const string QueueNeedsExtension = "QueueNeedsExtension";

    /// <summary>Shortest password; NIST SP 800-63B asks for length, not for classes of characters.</summary>
    public const int PasswordLength = 8;

    /// <summary>Longest password that is hashed.</summary>
    public const int LongestPassword = 128;

    private const string AdministratorRole = "admin";

    /// <summary>Everything that is wrong, field by field.</summary>
    /// <param name="draft">The account.</param>
    /// <param name="roles">Every role there is.</param>
    public static ImmutableArray<Refusal> Check(UserDraft draft, IReadOnlyCollection<string> roles) =>
    [
        .. new[]
        {
            FieldRules.Text("name", draft.Name, 64) ?? (IsName(draft.Name) ? null : FieldRules.Wrong("name", draft.Name, "user-name")),
            FieldRules.Text("displayName", draft.DisplayName, 80),
            FieldRules.OptionalText("email", draft.Email, 200) ?? (draft.Email is null || IsEmail(draft.Email) ? null : FieldRules.Wrong("email", draft.Email, "email")),
            draft.Extension is null || FieldRules.IsDigits(draft.Extension, 3, 6) ? null : FieldRules.Wrong("extension", draft.Extension, "extension"),
            draft.Roles.IsEmpty ? Refusal.Of(FieldRules.Missing, ("field", "roles")) : null,
            draft.Roles.FirstOrDefault(r => !roles.Contains(r)) is { } unknown ? FieldRules.IsUnknown("roles", unknown) : null,
            draft.Queues.FirstOrDefault(q => q.Level is < 1 or > 9) is { } wrong ? FieldRules.Range("level", wrong.Level, 1, 9) : null,
            draft is { Extension: null, Queues.IsEmpty: false } ? Refusal.Of(QueueNeedsExtension, ("field", "extension")) : null,
        }.OfType<Refusal>(),
    ];

    /// <summary>Whether a change would leave the house without an administrator.</summary>
    /// <param name="wasAdministrator">He is one now, and active.</param>
    /// <param name="after">What he would be.</param>
    /// <param name="otherAdministrators">Active administrators besides him.</param>
    public static Refusal? CheckLastAdministrator(bool wasAdministrator, UserDraft after, int otherAdministrators) =>
        wasAdministrator && otherAdministrators == 0 && !(after.IsActive && after.Roles.Contains(AdministratorRole))
            ? Refusal.Of(LastAdministratorStays, ("field", "roles"), ("value", after.Name))
            : null;

    /// <summary>A password that may be set.</summary>
    public static Refusal? CheckPassword(string? password)
    {
        if (string.IsNullOrEmpty(password)) return Refusal.Of(FieldRules.Missing, ("field", "password"));
        return FieldRules.Range("passwordLength", password.Length, PasswordLength, LongestPassword);
    }

    /// <summary>Letters, digits, point, hyphen and underscore in lower case: one spelling, since it is an id everywhere.</summary>
    private static bool IsName(string name) =>
        char.IsAsciiLetterLower(name[0]) && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '-' or '_');

    private static bool IsEmail(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && at == text.LastIndexOf('@') && text.IndexOf('.', at) > at + 1 && !text.EndsWith('.') && !text.Contains(' ', StringComparison.Ordinal);
    }
}
