namespace Maestro.Analysis.Search;

/// <summary>Words that say nothing about which file is meant, English and Portuguese, without accents.</summary>
internal static class StopWords
{
    private static readonly HashSet<string> Words = new(Text.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);

    public static bool Contains(string word) => Words.Contains(word);

    private const string Text = """
        a an and are as at be been being but by can could did do does doing done for from get gets give had has have having he her here his how i if in into is it its
        let like make makes making may me might more most must my need needs no nor not now of off on one only or other our out over please same shall she should
        so some such than that the their them then there these they this those to too up us use used uses using very via want wants was we were what when where
        which while who why will with without would you your
        add added adding adds allow allows also all any avoid better bit both bug bugs change changed changes code create creating each ensure explain file files find
        fix fixed fixes fixing fixme implement implementing implementation improve improved improvement improves instead issue issues just look minor move moved new
        pr problem properly refactor remove removed removes removing review show small support supports todo try typo update updated updates updating work works
        ao aos as com como da das de do dos e ela ele em entre esse essa esta este eu isso isto mais mas meu minha na nas no nos nao o os ou para pela pelo por qual
        quais quando que quero se sem ser seu sua sobre sao tem ter um uma voce
        adicionar adicione ajuste arrume conserte corrigir corrija criar crie codigo explicar explique faca fazer implementar implemente melhorar melhore mostre
        mudar mude plano precisa preciso procure remover remova revisar revise arquivo arquivos plan
        """;
}
