"""What HR systems call each column, in nine languages (en de fr es pt sv ja ko zh)."""

PEOPLE: dict[str, str] = {
    "employee_id": """employee id|employee number|employee no|employee #|emp id|emp no|
        worker id|worker number|person number|personnel number|personnel no|pernr|staff id|
        staff number|associate id|user id|employeeid|id|Personalnummer|Personalnr|Personal-Nr.|
        Mitarbeiternummer|Mitarbeiter-ID|Mitarbeiternr|Stammnummer|matricule|numéro d'employé|
        n° employé|numéro de salarié|id employé|identifiant|número de empleado|n.º de empleado|
        nº empleado|id de empleado|id empleado|código de empleado|legajo|matrícula|
        número do funcionário|id do funcionário|número do colaborador|código do funcionário|
        id do colaborador|anställningsnummer|anställnings-id|personalnummer|medarbetar-id|
        社員番号|従業員番号|社員ID|従業員ID|社員コード|職員番号|사번|사원번호|직원번호|직원 ID|
        사원 ID|工号|员工编号|员工号|员工ID|职工号|員工編號|員工號碼|工號|人员编号""",
    "name": """name|full name|legal name|display name|employee name|worker|worker name|
        legal full name|Name, Vorname|Nachname, Vorname|Vor- und Nachname|Vollständiger Name|
        Mitarbeiter|Mitarbeitername|nom complet|nom et prénom|prénom et nom|nom prénom|
        nombre completo|nombre y apellidos|nombre y apellido|apellidos y nombre|
        apellidos, nombre|nome completo|nome|namn|fullständigt namn|för- och efternamn|氏名|
        名前|社員名|姓名|従業員名|이름|성명|직원명|사원명|全名|员工姓名|員工姓名|中文姓名|
        last name, first name""",
    "given_name": """first name|given name|forename|legal first name|vorname|rufname|prénom|
        nombre|nombres|primeiro nome|nome próprio|förnamn|tilltalsnamn|名|名\uff08名\uff09|
        이름(명)|名字|given names""",
    "family_name": """last name|family name|surname|legal last name|nachname|familienname|nom|
        nom de famille|apellido|apellidos|sobrenome|apelido|último nome|efternamn|姓|苗字|
        名字\uff08姓\uff09|성|姓氏""",
    "preferred_name": """preferred name|known as|nickname|preferred first name|
        preferred given name|bevorzugter name|bevorzugter vorname|prénom usuel|nom d'usage|
        nombre preferido|nombre de uso|nome social|nome preferido|önskat namn|通称|
        ビジネスネーム|선호 이름|常用名|英文名""",
    "email": """email|e-mail|mail|email address|e-mail address|email - work|work email|
        primary work email|business email|company email|corporate email|email work|mail address|
        email (work)|E-Mail-Adresse|Mailadresse|E-Mail (geschäftlich)|dienstliche E-Mail|
        E-Mail dienstlich|courriel|adresse e-mail|adresse électronique|adresse mail|
        e-mail professionnel|correo|correo electrónico|correo corporativo|dirección de correo|
        email corporativo|e-mail corporativo|endereço de e-mail|correio eletrônico|
        correio eletrónico|e-post|e-postadress|epost|メール|メールアドレス|電子メール|Eメール|
        会社メール|이메일|전자우편|메일|메일주소|이메일 주소|회사 이메일|邮箱|电子邮件|电子邮箱|
        邮箱地址|工作邮箱|公司邮箱|電子郵件|電子信箱|郵箱|邮件""",
    "manager_id": """manager id|manager employee id|manager number|supervisor id|
        supervisor number|reports to|reports to id|line manager id|manager's id|
        manager worker id|manager - id|manager|supervisor|line manager|
        Vorgesetzter (Personalnr.)|Vorgesetzter|Vorgesetzte|Vorgesetzte/r|Vorgesetzten-ID|
        Personalnummer Vorgesetzter|Personalnr. Vorgesetzter|Führungskraft|
        Führungskraft (Personalnr.)|Führungskraft-ID|Manager-Nr|matricule du responsable|
        matricule responsable|matricule manager|responsable|responsable hiérarchique|id manager|
        id responsable|n+1|id del jefe|jefe|jefe directo|id del responsable|id jefe|
        número de empleado del jefe|supervisor (id)|gestor|id do gestor|matrícula do gestor|
        gestor imediato|id do gerente|chef|närmaste chef|chefens anställningsnummer|chef-id|
        chef (anställningsnummer)|上司|上司社員番号|上司の社員番号|上長|上長社員番号|直属上司|
        上司ID|상사|상사 사번|직속상사|직속 상사 사번|관리자 사번|매니저 사번|매니저|
        상위자 사번|上级|上级工号|直属上级|直属上级工号|经理工号|经理编号|主管|主管工号|
        主管編號|直屬主管|汇报对象|上级编号""",
    "pay_decider_id": """pay decider id|pay decision maker|pay decision maker id|
        pay decision-maker id|compensation manager id|compensation owner id|
        salary decision maker id|salary approver id|Gehaltsentscheider|
        Gehaltsentscheider (Personalnr.)|Vergütungsentscheider|décideur salarial|
        matricule décideur rémunération|responsable salarial|decisor salarial|
        decisor de remuneração|lönesättande chef|lönesättare|給与決定者|報酬決定者|급여 결정자|
        보상 결정자|薪酬决策人|薪资决定人""",
    "function": """function|job family|job function|department|division|business function|
        job family group|area|Funktionsbereich|Funktion|Bereich|Abteilung|Fachbereich|fonction|
        département|service|direction|famille de métiers|función|departamento|área|
        área funcional|familia de puestos|função|família de cargos|funktion|avdelning|
        funktionsområde|部門|部署|職種|所属|機能|職群|부서|직군|직무|부문|소속|部门|职能|
        职能部门|業務部門|职族|职位序列""",
    "grade": """grade|level|job level|management level|job grade|career level|band|pay grade|
        Ebene|Stufe|Hierarchieebene|Managementebene|Karrierestufe|Führungsebene|niveau|échelon|
        niveau hiérarchique|niveau de management|nivel|nivel jerárquico|nivel de gestión|
        categoría|nível|nível hierárquico|nível de gestão|nível do cargo|nivå|befattningsnivå|
        chefsnivå|職位|役職|等級|職級|グレード|階級|役職名|직급|직위|등급|직책|레벨|级别|职级|
        职等|職等|管理级别|层级|职务级别|职位级别""",
    "site": """site|location|office|work location|workplace|city|Standort|Arbeitsort|Dienstort|
        Büro|lieu|lieu de travail|ville|bureau|ubicación|sede|centro de trabajo|oficina|ciudad|
        local|localização|localidade|escritório|unidade|cidade|ort|arbetsplats|kontor|placering|
        勤務地|拠点|事業所|勤務先|オフィス|근무지|사업장|사무소|근무 위치|工作地点|办公地点|
        地点|办公室|工作城市|工作地點|辦公地點""",
    "region": """region|geo|geography|theater|theatre|Region|Weltregion|région|zone|
        zone géographique|región|zona|região|world region|地域|リージョン|エリア|지역|권역|区域|
        大区|地区|區域""",
    "country": """country|country code|country/region|country iso|work country|Land|
        Länderkennzeichen|Ländercode|pays|code pays|país|código de país|código do país|landskod|
        国|国コード|勤務国|국가|국가코드|국가 코드|国家|国家代码|國家|国家/地区""",
    "time_zone": """time zone|timezone|tz|time zone id|Zeitzone|fuseau horaire|fuseau|
        zona horaria|huso horario|fuso horário|fuso|tidszon|タイムゾーン|時間帯|標準時|시간대|
        타임존|时区|時區""",
    "languages": """languages|language|preferred languages|preferred language|spoken languages|
        Sprachen|Sprache|Sprachkenntnisse|langues|langue|langues parlées|idiomas|idioma|lenguas|
        línguas|língua|språk|言語|使用言語|話せる言語|언어|사용 언어|구사 언어|사용언어|语言|
        语种|使用语言|語言""",
    "hired_on": """hire date|hired on|start date|date of hire|original hire date|joining date|
        date of joining|employment start|employment start date|Eintritt|Eintrittsdatum|
        Einstellungsdatum|Beschäftigt seit|date d'embauche|date d'entrée|embauche|
        fecha de contratación|fecha de ingreso|fecha de alta|fecha de inicio|data de admissão|
        admissão|data de contratação|data de entrada|anställningsdatum|startdatum|anställd från|
        anställd sedan|入社日|入社年月日|採用日|雇用開始日|입사일|입사일자|입사 날짜|채용일|
        入职日期|入职时间|到职日期|到職日|入職日期|雇用日期|聘用日期""",
    "left_on": """termination date|left on|leaving date|end date|last day|last working day|
        date of leaving|exit date|employment end|employment end date|Austritt|Austrittsdatum|
        date de départ|date de sortie|date de fin|sortie|fecha de baja|fecha de salida|
        fecha de terminación|fecha de fin|data de desligamento|data de saída|desligamento|
        demissão|data de demissão|slutdatum|anställd till|avgångsdatum|sista anställningsdag|
        退職日|退社日|退職年月日|雇用終了日|퇴사일|퇴직일|퇴사일자|离职日期|离职时间|離職日期|
        离职日|終了日""",
    "work_start": """work start|working hours start|work day start|shift start|start of work|
        Arbeitsbeginn|Beginn der Arbeitszeit|début de journée|heure de début|hora de entrada|
        inicio de jornada|hora de inicio|início do expediente|hora de início|arbetstid från|
        arbetsdagens början|始業時刻|始業時間|勤務開始|근무 시작|출근 시간|근무시작시간|
        上班时间|上班時間|工作开始时间""",
    "work_end": """work end|working hours end|work day end|shift end|end of work|Arbeitsende|
        Ende der Arbeitszeit|fin de journée|heure de fin|hora de salida|fin de jornada|
        hora de fin|fim do expediente|hora de término|arbetstid till|arbetsdagens slut|終業時刻|
        終業時間|勤務終了|근무 종료|퇴근 시간|근무종료시간|下班时间|下班時間|工作结束时间""",
    "dotted_line_id": """dotted line id|dotted line manager|dotted line manager id|
        dotted-line manager|dotted-line manager id|dotted line|dotted line manager number|
        matrix manager|matrix manager id|secondary manager|secondary manager id|Fachvorgesetzter|
        fachliche Führungskraft|fachlicher Vorgesetzter|disziplinarisch zweiter Vorgesetzter|
        responsable fonctionnel|manager fonctionnel|jefe funcional|responsable funcional|
        gestor funcional|gestor matricial|funktionell chef|matrischef|兼務上司|機能上司|
        부 관리자|매트릭스 관리자|虚线汇报|虚线上级|虛線主管""",
    "hr_partner_id": """hr partner id|hr partner|hr business partner|hr business partner id|hrbp|
        hrbp id|hrbp number|people partner|people partner id|HR-Partner|
        HR Business Partner (Personalnr.)|Personalreferent|Personalreferentin|partenaire RH|
        responsable RH|socio de RRHH|socio de recursos humanos|parceiro de RH|
        business partner de RH|HR-affärspartner|人事担当者|HRビジネスパートナー|
        인사 담당자|HR 비즈니스 파트너|人力资源伙伴|人力資源夥伴|HR业务伙伴""",
    "panel_ids": """panel ids|panel|panel members|promotion panel|calibration panel|
        promotion committee|calibration committee|talent panel|Beförderungsgremium|
        Kalibrierungsrunde|Gremium|comité de promotion|comité de calibration|
        comité de promoción|comité de calibración|comitê de promoção|comitê de calibração|
        befordringskommitté|kalibreringspanel|昇進委員会|評価委員|승진 심사위원|평가 위원회|
        晋升委员会|校准小组|晉升委員會""",
}

PARTICIPANTS: dict[str, str] = {
    "employee_id": PEOPLE["employee_id"],
    "email": PEOPLE["email"],
    "person": """person|participant|participant id|teilnehmer|teilnehmende|teilnehmer/in|Person|
        participante|personne|persona|pessoa|deltagare|参加者|참가자|参与者|參加者""",
    "role": """role|program role|programme role|participates as|Rolle|Programmrolle|rôle|rol|
        papel|função no programa|roll|役割|ロール|역할|角色|身份""",
    "offers": """topics offered|offers|offered topics|can teach|can share|skills offered|
        topic offered|expertise|Angebotene Themen|Themen Angebot|bietet|bietet an|
        kann vermitteln|thèmes proposés|propose|sujets proposés|temas ofrecidos|
        temas que ofrece|ofrece|temas oferecidos|oferece|erbjudna ämnen|erbjuder|kan lära ut|
        教えられるテーマ|提供テーマ|提供できるトピック|得意分野|제공 주제|가르칠 수 있는 주제|
        제공주제|可提供的主题|提供主题|可分享的主题|擅长领域|擅長主題""",
    "wants": """topics wanted|wants|wanted topics|wishes|wish|topics wished for|topic wishes|
        wished topics|learning wishes|wants to learn|would like to learn|
        learning goals|topic wanted|interests|Gewünschte Themen|Themen Wunsch|möchte lernen|
        Lernwünsche|thèmes souhaités|souhaite apprendre|sujets souhaités|temas deseados|
        quiere aprender|temas de interés|temas desejados|quer aprender|önskade ämnen|vill lära|
        vill lära sig|学びたいテーマ|希望テーマ|興味のあるテーマ|희망 주제|배우고 싶은 주제|
        희망주제|想学的主题|希望主题|感兴趣的主题|想學主題""",
    "hours": """hours|hours a month|hours per month|available hours|availability|time available|
        Stunden|Stunden pro Monat|verfügbare Stunden|Zeitbudget|heures|heures par mois|horas|
        horas al mes|horas por mês|timmar|timmar per månad|時間|月の時間|月間時間|시간|월 시간|
        가능 시간|小时|每月小时|每月小时数|時數|可用时间""",
    "languages": PEOPLE["languages"],
    "aspirations": """aspirations|aspiration|goals|motivation|career aspirations|Ziele|
        Erwartungen|Motivation|Anliegen|aspirations professionnelles|objectifs|aspiraciones|
        objetivos|aspirações|ambitioner|mål|förväntningar|志望|目標|期待|抱負|희망 사항|목표|
        포부|期望|目标|志向|目標與期望""",
    "capacity": """capacity|max pairs|maximum pairs|number of pairs|pairs|Kapazität|
        Anzahl Paare|maximale Paare|capacité|nombre de binômes|capacidad|número de parejas|
        capacidade|número de pares|kapacitet|antal par|受入人数|上限人数|最大ペア数|가능 인원|
        최대 인원|수용 인원|容量|最多配对数|人数上限|可带人数""",
}
