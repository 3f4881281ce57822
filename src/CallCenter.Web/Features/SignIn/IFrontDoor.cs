namespace CallCenter.Web.Features.SignIn;

/// <summary>Lets people in and out: the cookie of this request's browser.</summary>
internal interface IFrontDoor
{
    /// <summary>Signs in when name and password fit and the account is neither locked nor off. The answer does not tell which of these failed.</summary>
    Task<bool> TryEnterAsync(string name, string password);

    /// <summary>Takes the cookie back.</summary>
    Task LeaveAsync();
}
