namespace GoAdvisor.Web.Features.Admin.People;

internal static class PeopleRefusals
{
    public static void Refuse(this HttpContext context, PeopleChange outcome, List<(string Field, string Message)> problems, string field)
    {
        switch (outcome)
        {
            case PeopleChange.Done:
                return;
            case PeopleChange.NotAllowed:
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                problems.Add(("", "Only admins change people, and you are none (any more)."));
                return;
            case PeopleChange.NotFound:
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                problems.Add(("", "There is no such person (any more)."));
                return;
            case PeopleChange.LastAdmin:
                context.Response.StatusCode = StatusCodes.Status409Conflict;
                problems.Add(("", "This is the last admin who can sign in. Make somebody else an admin first."));
                return;
            case PeopleChange.Taken:
                problems.Add((field, "There is an account with this address already. Find it in the list above."));
                return;
            default:
                throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "is no outcome of a change");
        }
    }
}
