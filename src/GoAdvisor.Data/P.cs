namespace GoAdvisor.Data; internal static class Placeholder;
