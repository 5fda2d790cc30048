using GoAdvisor.Benchmarks.Peers;

// What the app is held against. Started by the benchmarks, with what the app itself serves.
switch (args)
{
    case ["template", var questions]:
        TemplateApp.Run(questions);
        return 0;
    case ["prepared", var answer]:
        PreparedApp.Run(answer);
        return 0;
    case ["bare", var answer]:
        BareApp.Run(answer);
        return 0;
    default:
        Console.Error.WriteLine("usage: template QUESTIONS.json | prepared ANSWER.json | bare ANSWER.json");
        return 2;
}
