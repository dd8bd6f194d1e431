namespace Maestro.Core.Routing;

/// <summary>The words that speak for an agent, in English and Portuguese, without accents.</summary>
/// <param name="Lead">What a person tells this agent to do; counts most as the first word.</param>
/// <param name="Strong">Words that hardly mean anything else.</param>
/// <param name="Phrases">Words in this order, separated by <c>;</c>.</param>
internal sealed record AgentWords(string Agent, string Lead, string Strong, string Medium, string Weak, string Phrases);

/// <summary>What the rules know: the agents' words, and small words that are no topic.</summary>
internal static class RoutingRules
{
    public const string Assistant = "assistant", Executor = "executor", Planner = "planner", Explorer = "explorer";

    /// <summary>Every agent there is or will be, the default first.</summary>
    public static IReadOnlyList<string> Agents =>
    [
        Assistant, Executor, Planner, Explorer, "reviewer", "refactorer", "architect", "security", "performance", "testing", "documentation", "data", "devops",
    ];

    public static IReadOnlyList<AgentWords> Words =>
    [
        new(Assistant,
            "translate traduza",
            "joke piada weather",
            "meaning mean significa hello",
            "help ajuda",
            "difference between; diferenca entre; what can you do; who are you; what are you; quem e voce; o que voce faz; tell me about; what do you know"),
        new(Executor,
            "run execute install start launch upgrade commit push pull checkout rebase stash clone kill stop restart rode rodar execute executar instale "
            + "instalar inicie iniciar "
            + "compile compilar download baixe suba atualize",
            "git npm pip cargo dotnet yarn pnpm shell terminal",
            "run execute rode rodar install command comando commit branch rebase stash process processo port porta linter dependency dependencies "
            + "dependencia package pacote delete apague "
            + "folder pasta merge tag server servidor",
            "build status log compile directory version versao",
            "count lines; count the lines; lines of code; how many lines; how many files; quantas linhas; quantos arquivos; what changed; disk space; espaco em disco; latest commit; last commit; ultimo commit; git log; git history; list the process; liste os "
            + "processo; upgrade the "
            + "dependencies; "
            + "update the dependencies; update dependencies; current branch"),
        new(Planner,
            "plan planeje planejar implement implementar implemente organize",
            "plan plano planeje planejar roadmap roteiro milestone planejamento cronograma sprint backlog",
            "add adicionar adicione implement feature step passo fix corrija conserte strategy estrategia estimate estime funcionalidade",
            "add build create make support new adicione adicionar crie criar faca suporte write update change mude desenvolva",
            "break down; step by step; passo a passo; action items; make a plan; what steps; quais passos; todo list; how should we go about; how should i; how would i; how can i add; how do i add; want to add"),
        new(Explorer,
            "locate explore explain explique localize onde where",
            "codebase locate",
            "where onde usage uso search find procure encontre call caller chama symbol definition definicao reference import mention",
            "file arquivo class classe function method defined handled parsed loaded validated stored sent implemented fica lida validado invalidado "
            + "structure estrutura overview "
            + "module show list liste project projeto code codigo repository",
            "which file; which class; which function; which method; which module; qual arquivo; quais arquivos; what depends on; depends on; what calls; who "
            + "calls; everything that calls; "
            + "overview of; estrutura do projeto; find the code; quem chama; list the files; liste os arquivos; where is; where are; what uses; definition "
            + "of; find files; search for; "
            + "o que faz"),
        new("reviewer",
            "review revise revisar critique approve inspect avalie",
            "review feedback revisao critique reviewer",
            "quality qualidade diff opinion opiniao mistake smell erro readable",
            "issue problem problema bug wrong good code codigo change alteracao alteracoes improve",
            "code review; pull request; look over; what do you think of; o que voce acha; o que acha; any good; check my code; check my changes; code quality; "
            + "minhas alteracoes; minha branch"),
        new("refactorer",
            "refactor rename extract simplify split move restructure modernize tidy rewrite decouple inline deduplicate refatore refatorar renomeie renomear "
            + "extraia simplifique divida mova "
            + "reorganize limpe remova",
            "refactor refactoring refatoracao duplicated duplication duplicacao duplicado cleanup",
            "rename extract simplify split restructure separate cleaner",
            "smaller move rewrite everywhere",
            "clean up; dead code; unused import; unused function; unused method; unused private; imports nao usados; codigo morto; get rid of; into its own; own class"),
        new("architect",
            "design architect desenhe projete proponha propose compare",
            "architecture arquitetura architect arquiteto structured organized organised estruturado organizado microservice microsservico monolith monolito cqrs adr architectural mermaid",
            "diagram diagrama design scalable escalavel layer layering trade-off tradeoff boundary component componente evaluate",
            "draw pattern queue fila scale decision plugin approach abordagem",
            "should we; should i split; how should we; where should; should live; should go; devemos; deveriamos; como devemos; onde devemos; component diagram; dependency graph; event sourcing; system design; tech stack; trade offs; message queue; choose between; how would you split; how would you structure; how would you divide; into modules"),
        new("security",
            "secure scan audit",
            "security insecure inseguro insegura seguranca vulnerability vulnerabilities vulnerable vulnerabilidade vulneravel exploit xss csrf cve owasp pentest attacker secret "
            + "segredo leaked vazada threat ameaca invasor",
            "secure seguro injection injecao credential credencial attack ataque bypass password senha hashing encrypt criptografia sanitize audit auditoria "
            + "hardcoded safe exposta",
            "token leak permission risk",
            "sql injection; security of; review the security; security review; security audit; hardcoded secrets; falha de seguranca; falhas de seguranca; "
            + "injecao de sql; "
            + "senhas expostas"),
        new("performance",
            "optimize profile benchmark otimize otimizar acelere",
            "performance desempenho sluggish bottleneck gargalo latency latencia slow slower lento lenta optimize otimizacao optimization throughput faster speed "
            + "benchmark profiler",
            "cpu memory memoria fast rapido profile waste allocation lentidao velocidade speedup",
            "cache time tempo reduce usage",
            "too slow; memory usage; memory leak; takes too long; speed up; speed them up; demora muito; n+1; uso de memoria; hot path; cpu time; codigo e lento; e lento; esta lento; is it slow; is slow"),
        new("testing",
            "test teste testar mock",
            "coverage cobertura flaky e2e tdd pytest xunit jest mutation mutant mutante mutacao untested instavel instaveis intermitente",
            "test teste mock unit unitario regression regressao fixture assertion",
            "case spec edge",
            "unit test; write test; test case; integration test; regression test; test coverage; edge case; teste unitario; testes de integracao; cobertura "
            + "de testes; code coverage; "
            + "caso de teste; write a test; tests for; escreva um teste; have no test; without test; sem teste; nao tem teste; are flaky; is flaky"),
        new("documentation",
            "document documente documentar",
            "documentation undocumented documentacao doc docs readme docstring changelog javadoc jsdoc document",
            "comment comentario guide guia tutorial wiki manual",
            "outdated example",
            "api documentation; public api; update the docs; add comments; release notes; write docs; documentacao da api"),
        new("data",
            "normalize query modele",
            "database db sql schema migration migracao dataset csv etl postgres postgresql mysql sqlite mongodb spreadsheet planilha",
            "table tabela query consulta column coluna orm index indexes indices banco migrate migrar",
            "data dado record join row key import normalize order customer cliente",
            "foreign key; banco de dados; data model; modelo de dados; sql query; consulta sql; database schema; review the database; review the schema; review the migrations; check the database; check the schema; chave estrangeira; migration do; last migration; latest migration; does migration; ultima migracao; migracao faz"),
        new("devops",
            "deploy provision implante configure",
            "docker dockerfile kubernetes k8s helm ci pipeline deploy deployment terraform jenkins ansible nginx infrastructure infraestrutura cicd "
            + "implantacao",
            "workflow container aws azure gcp cloud nuvem cluster monitoring monitoramento staging chart compose",
            "production producao release environment ambiente rollback configure automate job github",
            "github action; github actions; ci cd; docker compose; helm chart; set up; github workflow"),
    ];

    /// <summary>Words before the one that says what to do.</summary>
    public const string Polite =
        "please can could would will you i we want need to like let us lets me just now also ok okay so the a an hey hi hello ola oi por favor pode poderia "
        + "voce quero preciso gostaria me eu do make "
        + "faca fazer um uma o os as de give go ahead and";

    /// <summary>What follows one of these says more about the topic than about the work.</summary>
    public const string Prepositions =
        "for of in on to with from about into before after that which when because using by at against para em no na nos nas de do da dos das com sobre que "
        + "por ao pelo pela";

    public const string Greetings =
        "hello hi hey good morning afternoon evening night thanks thank thx cheers bye goodbye welcome great nice cool ola oi bom boa dia tarde noite "
        + "obrigado obrigada valeu tchau";

    /// <summary>What may stand beside a greeting in a message that is nothing more.</summary>
    public const string SmallTalk =
        "you your are how there very much so that this it helped helps help a lot for the all is was perfect everyone again tudo bem como vai voce pela pelo "
        + "ajuda muito isso e por";

    /// <summary>They say that a question is about this project rather than about the world.</summary>
    public const string ProjectWords =
        "this these our my we us repo repository project codebase here app nosso nossa nossos nossas este esta esse essa deste desta neste nesta meu minha "
        + "projeto codigo repositorio arquivo aqui";

    /// <summary>What is done to a file that a request names.</summary>
    public const string ChangeVerbs =
        "add insert append change replace fix put set create write edit update make adicione adicionar insira inserir mude mudar altere alterar troque trocar corrija corrigir crie criar "
        + "escreva escrever edite editar";

    /// <summary>What a question about the project as a whole is made of, besides politeness and words for the project.</summary>
    public const string Overview =
        "what which is are does do about how work works the a an of for it its s whats give me us short quick brief overview summary summarize summarise explain describe tell introduction purpose exactly all actually "
        + "and i we can to build run start use install compile e eu rodo rodar instalo instalar compilo compilar uso usar "
        + "que e oq faz fazem sobre qual como funciona explica explique resumo resuma um uma visao geral serve pra para o a os as do da";

    /// <summary>One of these makes such words a question.</summary>
    public const string OverviewQuestions = "what whats how como about overview summary summarize summarise explain describe purpose que oq faz funciona explica explique resumo resuma visao serve";

    /// <summary>States of code that an agent looks for: "what is undocumented" is no question about a word.</summary>
    public const string States = "undocumented untested slow slowest insecure vulnerable duplicated unused broken missing wrong lento insegura inseguro";

    /// <summary>To explain one of these is the work of the agent that knows it.</summary>
    public const string ArchitectSubjects = "architecture arquitetura structured organized organised estruturado organizado layers camadas components componentes";

    public const string DataSubjects = "schema database db tables tabelas banco";

    public const string Articles = "the this these that those our my o os este esta esse essa nosso nossa meu minha";

    /// <summary>Everyday words that are one letter away from a rule's word and yet no typo.</summary>
    public const string NoTypos =
        "thread preview interview scheme close closed brunch state states slash smart stars store stores spend while whole white those there these point "
        + "print right flower shower plane plant plants "
        + "place latest contest expert verge lunch cable cables queues modulo commend guild guide still stack starts planet planned explode reverse revised "
        + "caching desk taste tasty cases "
        + "later letter latter during string strings number numbers result results error errors value values model models module modules sections static "
        + "option options parser parse page "
        + "pages service services server servers client clients session sessions reports report request requests response message messages config setting "
        + "settings";
}
